import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesOf, weighPages } from "./bundle.ts";

const web = join(import.meta.dirname, "../../dist/web");

test("a page weighs what it imports at once, each file a single time, and nothing that it loads later", () => {
  const manifest = {
    "index.html": { file: "entry.js", imports: ["_shared.js"], isEntry: true, dynamicImports: ["later.ts"] },
    "_shared.js": { file: "shared.js" },
    "page.tsx": { file: "page.js", imports: ["_shared.js", "index.html"] },
    "later.ts": { file: "later.js" },
  };
  assert.deepEqual([...filesOf(manifest, ["index.html", "page.tsx"])].sort(), ["entry.js", "page.js", "shared.js"]);
  assert.throws(() => filesOf(manifest, ["gone.tsx"]), /gone\.tsx/);
});

test("the sign-in page and the frame stay within their weight", {
  skip: !existsSync(join(web, ".vite/manifest.json")) && "the pages are not built",
}, () => {
  for (const { page, kilobytes, limit } of weighPages(web))
    assert.ok(kilobytes > 50 && kilobytes <= limit, `${page}: ${kilobytes} kB of ${limit}`);
});
