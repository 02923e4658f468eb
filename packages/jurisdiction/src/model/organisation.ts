/** Regions, units and people of a jurisdiction. */
import type { PackPerson } from '../pack/pack';
import type { Text } from './text';

export type RegionCode = string;

export type UnitId = string;

export interface Region {
  readonly code: RegionCode;
  readonly name: Text;
  readonly level: 'city' | 'district' | 'town' | 'street' | 'zone' | 'community' | 'grid';
  readonly parent?: RegionCode;
  /** Other names that callers use for the region: villages, roads, markets, old names. */
  readonly aliases: readonly string[];
}

export interface Unit {
  readonly id: UnitId;
  readonly name: Text;
  readonly kind: 'squad' | 'agency' | 'town' | 'hotline' | 'coordination';
  readonly parent?: UnitId;
  /** Regions in which the unit acts; absent: the whole jurisdiction. */
  readonly territory?: readonly RegionCode[];
  /** Units that manage it from day to day. Under dual management (双重管理) the unit with priority comes first. */
  readonly managedBy?: readonly UnitId[];
  /** Units to which the posts (编制) of its people belong, if these posts are not its own. */
  readonly staffedBy?: readonly UnitId[];
  /** `none`: by law the unit acts only in the name of another unit. */
  readonly standing?: 'own' | 'none';
}

/** A post (岗位) of units. */
export interface Post {
  readonly id: string;
  readonly name: Text;
  /** The next higher post in the same unit; absent: the parent unit comes next. */
  readonly above?: string;
}

/** A person whom the pack itself lists: a person of a demonstration, or the first administrator. */
export interface ListedPerson {
  /** The subject (`sub`) of the person's access tokens. */
  readonly id: string;
  readonly name: string;
  readonly roles: PackPerson['roles'];
  readonly posts: readonly { readonly unit: UnitId; readonly post?: string }[];
  readonly certificates?: readonly { readonly name: string; readonly number: string; readonly validUntil: string }[];
}
