import react from "@vitejs/plugin-react";
import presetMantine from "postcss-preset-mantine";
import { defineConfig } from "vite";

/** The web pages: `index.html` → `dist/web`. The server serves that folder; the manifest is what the bench weighs. */
// biome-ignore lint/style/noDefaultExport: Vite takes its settings from the default export.
export default defineConfig({
  plugins: [react()],
  publicDir: "src/ui/public",
  css: { postcss: { plugins: [presetMantine()] } },
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    // The policy for scripts and fonts is 'self': nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": process.env["MAINSPRING_DEV_SERVER"] ?? "http://127.0.0.1:3000" } },
});
