import { resolve } from 'node:path';
import { z } from 'zod';
import type { Text } from '@hotline/contracts';

/** One setting: its environment variable, its meaning, and the values it accepts. */
export interface SettingMeta {
  readonly variable: string;
  readonly meaning: Text;
  readonly expected: Text;
  /** Unit of a number, for example `ms` or `bytes`. */
  readonly unit?: string;
}

export const setting = <T extends z.ZodType>(variable: string, meaning: Text, expected: Text, schema: T): T =>
  schema.meta({ variable, meaning, expected }) as T;
export const text = (zh: string, en: string): Text => ({ zh, en });

export const POSITIVE = text('大于0的整数', 'a whole number above 0');
export const FOLDER = text('文件夹路径', 'the path of a folder');
export const WORD = text('一个词', 'a word');

export const count = (variable: string, meaning: Text, fallback: number, unit: string) =>
  z.coerce.number().int().positive().default(fallback).meta({ variable, meaning, expected: POSITIVE, unit });
export const url = (variable: string, meaning: Text) =>
  setting(
    variable,
    meaning,
    text('以http://或https://开头的网址', 'a URL that begins with http:// or https://'),
    z.url({ protocol: /^https?$/ }).optional(),
  );
export const word = (variable: string, meaning: Text) => setting(variable, meaning, WORD, z.string().min(1).optional());
export const yesOrNo = (variable: string, meaning: Text, fallback: 'yes' | 'no') =>
  setting(
    variable,
    meaning,
    text('yes或no', 'yes or no'),
    z
      .enum(['yes', 'no'])
      .default(fallback)
      .transform((answer) => answer === 'yes'),
  );
export const path = z
  .string()
  .min(1)
  .transform((given) => resolve(given));
export const folder = (variable: string, meaning: Text, fallback: string) =>
  setting(variable, meaning, FOLDER, z.string().min(1).default(fallback).pipe(path));
export const like = (variable: string, meaning: Text, expected: Text, pattern: RegExp) =>
  setting(variable, meaning, expected, z.string().regex(pattern).optional());
export const named = (variable: string, meaning: Text, fallback: string) =>
  setting(
    variable,
    meaning,
    text('字母、数字、点、连字符和下划线', 'letters, digits, dots, hyphens and underscores'),
    z
      .string()
      .regex(/^[\w.-]+$/)
      .default(fallback),
  );
