/** What people at the demo company write about their work, in the company's language. Names of records are never in it. */
import type { HelpAbout } from "#features/work/core/help/help.ts";
import type { DemoLanguage } from "../staff.ts";
import { workWordsDe } from "./work-words.de.ts";
import { workWordsEn } from "./work-words.en.ts";
import { workWordsRu } from "./work-words.ru.ts";

type Some = readonly [string, ...string[]];
/** A call for help, in the words of the seller. */
type Asked = { readonly about: HelpAbout; readonly text: string };
/** A small task of somebody: what, about which kind of record, in how many minutes. */
export type Errand = readonly [title: string, about: "deal" | "client" | "lead" | "nothing", minutes: number];
export type WorkWords = {
  /** Why a task was put off or handed over. */
  readonly postponed: Some;
  readonly reassigned: Some;
  /** Beside what was done, and where an outcome asks why. */
  readonly comments: { readonly done: Some; readonly why: Some };
  /** By the key of what is demanded. */
  readonly evidence: Readonly<Record<string, Some>>;
  readonly errands: Readonly<Record<"seller" | "telesales" | "assistant" | "head", readonly [Errand, ...Errand[]]>>;
  /** What comes again: title, by key. */
  readonly recurring: Readonly<Record<string, string>>;
  readonly help: { readonly asked: readonly [Asked, ...Asked[]]; readonly helped: Some; readonly passed_on: Some; readonly declined: Some };
  /** To a deviation. */
  readonly answers: Some;
  /** In a note; PERSON becomes a mention. */
  readonly mentions: Some;
  /** Of what lies in a file. */
  readonly file: string;
};

const all: Readonly<Record<DemoLanguage, WorkWords>> = { en: workWordsEn, ru: workWordsRu, de: workWordsDe };
export const workWords = (language: DemoLanguage): WorkWords => all[language];
