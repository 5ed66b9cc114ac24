/** Before `npm start`: the pages, if there are none for these sources. */
import { buildWebIfNeeded } from "./web-build.ts";

try {
  await buildWebIfNeeded(console.log);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
