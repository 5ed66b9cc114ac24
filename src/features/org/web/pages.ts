/** The pages of this room: areas list their own, this joins them. */
import type { Room } from "#ui/pages.ts";
import { accountOutside, accountPages } from "./account/pages.ts";

export const room: Room = {
  pages: [...accountPages],
  outside: accountOutside,
};
