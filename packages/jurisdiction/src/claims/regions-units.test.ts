import { tinyPack } from '@hotline/jurisdiction-files/testing';
import { acrossFrom, localUnits } from './local-units';
import { regionTree } from './region-tree';

const pack = tinyPack(
  `
basis: {kind: assumption, text: invented for tests}
facts:
  - {name: setting, question: {zh: 在哪, en: Where?}, values: [{value: town, name: {zh: 镇上, en: town}}, {value: village, name: {zh: 村里, en: village}}]}
regions:
  - {code: province, level: city, name: {zh: 省, en: Province}}
  - {code: market, level: community, parent: east, name: {zh: 集市, en: Market}, facts: {setting: village}}
  - {code: hill, level: community, parent: east, name: {zh: 山村, en: Hill}}
  - {code: abroad, level: district, parent: province, name: {zh: 外县, en: Abroad}}
  - {code: road, level: street, parent: west, borders: east, name: {zh: 路, en: Road}}
units:
  - {id: squad-market, kind: squad, parent: bureau, territory: [market], name: {zh: 集市中队, en: Market squad}}
  - {id: town-east, kind: town, territory: [east], name: {zh: 东镇政府, en: East government}}
`,
  (files) =>
    files
      .replace('{code: county, level: district,', '{code: county, level: district, parent: province,')
      .replace(
        '{code: east, level: town, parent: county,',
        '{code: east, level: town, parent: county, facts: {setting: town},',
      ),
);
const tree = regionTree(pack);

describe('The region tree', () => {
  it('contains no region outside the served region, except the regions that contain the served region', () => {
    expect(tree.regions.has('abroad')).toBe(false);
    expect(tree.upward('market')).toEqual(['market', 'east', 'county', 'province']);
  });

  it('the leaves of a region are the smallest regions inside it, or the region itself if it has no parts', () => {
    expect(tree.leaves('east')).toEqual(['hill', 'market']);
    expect(tree.leaves('hill')).toEqual(['hill']);
    expect(tree.leaves('county')).toEqual(['hill', 'market', 'road']);
  });

  it('a region inherits the facts of the regions that contain it, and its own facts take precedence', () => {
    expect(tree.facts('hill')).toEqual({ setting: 'town' });
    expect(tree.facts('market')).toEqual({ setting: 'village' });
    expect(tree.facts('west')).toEqual({});
  });
});

describe('Local units', () => {
  const unitsOf = localUnits(pack, tree);

  it('the local unit is the one with the smallest territory around the region', () => {
    expect(unitsOf({ local: 'squad' }, 'market')).toEqual(['squad-market']);
    expect(unitsOf({ local: 'squad' }, 'hill')).toEqual(['squad-east']);
    expect(unitsOf({ local: 'town' }, 'market')).toEqual(['town-east']);
  });

  it('a region has no local unit if no unit of the kind, or none below the named parent, covers it', () => {
    expect(unitsOf({ local: 'town' }, 'west')).toEqual([]);
    expect(unitsOf({ local: 'squad', of: 'planning' }, 'market')).toEqual([]);
    expect(unitsOf({ local: 'squad', of: 'bureau' }, 'market')).toEqual(['squad-market']);
  });

  it('`across` gives a region on a border the local unit of the other side, and gives other regions none', () => {
    expect(acrossFrom(tree, 'road')).toBe('east');
    expect(unitsOf({ local: 'squad', across: true }, 'road')).toEqual(['squad-east']);
    expect(unitsOf({ local: 'squad', across: true }, 'hill')).toEqual([]);
  });
});
