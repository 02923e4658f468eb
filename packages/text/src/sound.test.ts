import { soundsOf, typedForms } from './sound';

describe('soundsOf', () => {
  it('gives the same sounds for characters that sound alike', () => {
    expect(soundsOf('玉黄庙镇')).toBe(soundsOf('玉皇庙镇'));
    expect(soundsOf('正路')).toBe(soundsOf('郑路'));
  });

  it('gives the same sounds where many speakers do not distinguish them', () => {
    expect(soundsOf('龙桑寺')).toBe(soundsOf('农三四'));
    expect(soundsOf('张坊')).toBe(soundsOf('脏方'));
    expect(soundsOf('殷巷')).toBe(soundsOf('英项'));
  });

  it('gives different sounds for characters that sound different', () => {
    expect(soundsOf('白桥镇')).not.toBe(soundsOf('玉皇庙镇'));
    expect(soundsOf('绿')).not.toBe(soundsOf('路'));
  });

  it('keeps the length of the text, so that offsets stay right, and other characters as they are', () => {
    const text = '在A区3号楼，玉皇庙😀';
    expect(soundsOf(text)).toHaveLength(text.length);
    expect(soundsOf('abc 12，😀')).toBe('abc 12，😀');
  });
});

it('knows how a name is typed with a pinyin keyboard, in full and by its initials', () => {
  expect(typedForms('玉皇庙镇')).toEqual(['yuhuangmiaozhen', 'yhmz']);
  expect(typedForms('A区3号')).toEqual(['Aqu3hao', 'Aq3h']);
});
