import { randomBytes } from "node:crypto";
import { addDays, isDate } from "#shared/date.ts";
import { makeDemo } from "../demo/make-demo.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { readPassword } from "./read-password.ts";
import { withHouse } from "./with-house.ts";

const languages = ["en", "ru", "de"] as const;

export const demoCommand: Command = {
  words: ["demo"],
  usage: "--data DIR [--seed N] [--until DATE] [--slug lumen] [--language en|ru|de] [--password-file FILE] [--json]",
  about: "Makes a demo company with two years of history. The same seed and last day give the same company.",
  flags: { seed: "text", until: "text", slug: "text", language: "text", "password-file": "text" },
  async run(flags) {
    const seed = Number(flags.text("seed") ?? "1");
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Complaint("--seed is a whole number from 0.");
    // Yesterday: nothing of the story may lie ahead of the hour it is told.
    const until = flags.text("until") ?? addDays(new Date().toISOString().slice(0, 10), -1);
    if (!isDate(until)) throw new Complaint("--until is a date like 2026-11-20.");
    const language = languages.find((one) => one === (flags.text("language") ?? "en"));
    if (!language) throw new Complaint("--language is en, ru or de.");
    const slug = flags.text("slug") ?? "lumen";
    if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(slug)) throw new Complaint("--slug is made of small letters, digits and hyphens.");
    const password = passwordOf(flags);
    const owner = { name: "Viktor Lindner", email: `v.lindner@${slug}.example` };
    const started = Date.now();
    const made = await withHouse(flags, (house) =>
      makeDemo(house, { seed, until, slug, name: "Lumen", language, owner, password, onProgress: progress(flags) }),
    );
    if (!made.ok) throw new Complaint(refusals[made.refusal]);
    const seconds = Math.round((Date.now() - started) / 1_000);
    flags.say(
      { ...made.value, until, email: owner.email, password },
      `The demo company stands at /w/${slug} after ${seconds} s. Sign in as ${owner.email} with the password ${password}; everybody there has the same.`,
    );
    return 0;
  },
};

const refusals = {
  email_taken: "There is a demo company already: its people have accounts. Choose another --slug.",
  weak_password: "The password is too short or too common: choose at least 12 characters that are hard to guess.",
} as const;

const passwordOf = (flags: Flags) => {
  const file = flags.text("password-file");
  return file === undefined ? `demo-${randomBytes(9).toString("base64url")}` : readPassword("password-file", file);
};

/** A line on standard error that counts up, where somebody looks on. */
function progress(flags: Flags) {
  return (done: number, all: number) => {
    if (flags.isOn("json") || !process.stderr.isTTY) return;
    process.stderr.write(`\r${done} of ${all} clients${done === all ? "\n" : ""}`);
  };
}
