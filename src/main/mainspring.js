#!/usr/bin/env node
// The command `mainspring`. Old JavaScript on purpose, see node-24.js.
import("./node-24.js")
  .then(() => import("node:module"))
  .then((nodeModule) => {
    // Later starts take the compiled code from a cache: half the time until ready.
    nodeModule.enableCompileCache();
    return import("./cli.ts");
  });
