export * from './changes';
export * from './client';
export * as people from './people';
export * from './world';
