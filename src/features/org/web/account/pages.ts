/** Pages about the person at the screen, inside a workspace and before one. */
import type { OutsidePage, Page } from "#ui/pages.ts";

export const accountPages: readonly Page[] = [];
export const accountOutside: readonly OutsidePage[] = [];
