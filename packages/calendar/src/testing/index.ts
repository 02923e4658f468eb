export * from './counted-by-day';
