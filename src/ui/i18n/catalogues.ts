/** The namespaces there are; the English files give keys their types. A new area adds its line here. */
export type Catalogues = {
  account: typeof import("./en/account.json");
  entry: typeof import("./en/entry.json");
  kit: typeof import("./en/kit.json");
  pages: typeof import("./en/pages.json");
  problems: typeof import("./en/problems.json");
  shell: typeof import("./en/shell.json");
};
