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
  /** Regions the unit acts in; absent means the whole jurisdiction. */
  readonly territory?: readonly RegionCode[];
  /** Units that manage it from day to day. Under dual management (双重管理) the unit with priority comes first. */
  readonly managedBy?: readonly UnitId[];
  /** Units to which the posts (编制) of its people belong, where they are not its own. */
  readonly staffedBy?: readonly UnitId[];
  /** `none`: by law the unit acts only in the name of another unit. */
  readonly standing?: 'own' | 'none';
}

/** A post (岗位) of units. */
export interface Post {
  readonly id: string;
  readonly name: Text;
  /** The next post up in the same unit; absent: the unit above is next. */
  readonly above?: string;
}

/** A person whom the pack itself lists: of a demonstration, or the first administrator. */
export interface ListedPerson {
  /** The subject of their tokens. */
  readonly id: string;
  readonly name: string;
  readonly roles: PackPerson['roles'];
  readonly posts: readonly { readonly unit: UnitId; readonly post?: string }[];
  readonly certificates?: readonly { readonly name: string; readonly number: string; readonly validUntil: string }[];
}
