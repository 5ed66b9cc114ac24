#!/usr/bin/env node
// The command `mainspring`. Old JavaScript on purpose, see node-24.js.
import("./node-24.js").then(() => import("./cli.ts"));
