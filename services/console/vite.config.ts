import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** During development the product answers here; `npm start` prints its address. */
const PRODUCT = 'http://127.0.0.1:3000';
const SERVER_PATHS = '^/(api/v1|dev/tokens|oidc|\\.well-known|healthz|readyz|metrics|docs|openapi\\.json)';

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', mode === 'production' ? 'production' : 'development'] },
  build: { manifest: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { [SERVER_PATHS]: PRODUCT } },
}));
