import { t, type Text } from './text';

/** Languages and dialects that hotlines in China hear besides standard Chinese, by their code (BCP 47). */
export const spokenLanguages: Readonly<Record<string, Text>> = {
  yue: t('粤语', 'Cantonese'),
  nan: t('闽南语', 'Southern Min'),
  cdo: t('闽东语', 'Eastern Min'),
  wuu: t('吴语', 'Wu'),
  hak: t('客家话', 'Hakka'),
  hsn: t('湘语', 'Xiang'),
  gan: t('赣语', 'Gan'),
  ug: t('维吾尔语', 'Uyghur'),
  bo: t('藏语', 'Tibetan'),
  mn: t('蒙古语', 'Mongolian'),
  kk: t('哈萨克语', 'Kazakh'),
  za: t('壮语', 'Zhuang'),
  ii: t('彝语', 'Yi'),
  ko: t('朝鲜语（韩语）', 'Korean'),
  en: t('英语', 'English'),
  ja: t('日语', 'Japanese'),
  ru: t('俄语', 'Russian'),
  fr: t('法语', 'French'),
  de: t('德语', 'German'),
  es: t('西班牙语', 'Spanish'),
  ar: t('阿拉伯语', 'Arabic'),
};
const otherLanguage = t('其他语言', 'another language');

/** The name of a language; the part of the code after the first hyphen (script, country) is not told. */
export const languageName = (code: string): Text =>
  code.split('-')[0] === 'zh' ? t('汉语', 'Chinese') : (spokenLanguages[code.split('-')[0] ?? ''] ?? otherLanguage);
