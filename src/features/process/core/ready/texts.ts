/** The texts of the book that ready processes name, for whoever installs both. */
import { readyTexts } from "#features/book/core/ready/ready-texts.ts";
import type { Language } from "./skeleton.ts";

export type ReadyText = ReturnType<typeof readyTexts>[number];

export const textsInLanguage = (language: Language): readonly ReadyText[] => readyTexts(language);
