import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** During development the product answers here; `npm start` prints its address. */
const PRODUCT = 'http://127.0.0.1:3000';
const SERVER_PATHS = '^/(api/v1|dev/tokens|oidc|\\.well-known|healthz|readyz|metrics|docs|openapi\\.json)';

const LABELS = new URL('../../packages/contracts/src/labels.ts', import.meta.url).pathname;

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@hotline/contracts/labels': LABELS } },
  build: { manifest: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { [SERVER_PATHS]: PRODUCT } },
});
