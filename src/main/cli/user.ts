import type { House } from "../house.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { readPassword } from "./read-password.ts";
import { withHouse } from "./with-house.ts";

/** Whoever can read the data folder runs the server; nobody else can help people who are locked out without mail. */
async function withUser(flags: Flags, work: (house: House, userId: string) => Promise<void>): Promise<void> {
  const email = flags.needed("email");
  await withHouse(flags, async (house) => {
    const user = await house.auth.userByEmail(email);
    if (!user) throw new Complaint(`Nobody signs in with the e-mail address ${email}.`);
    await work(house, user.userId);
  });
}

export const userPassword: Command = {
  words: ["user", "password"],
  usage: "--data DIR --email MAIL --password-file FILE [--json]",
  about: "Gives somebody a new password and ends every session; for people locked out where no mail is set up.",
  flags: { email: "text", "password-file": "text" },
  async run(flags) {
    const password = readPassword("password-file", flags.needed("password-file"));
    await withUser(flags, async ({ auth }, userId) => {
      const set = await auth.setPassword(userId, password);
      if (!set.ok) throw new Complaint("The password is too short or too common: choose at least 12 characters that are hard to guess.");
    });
    flags.say({ ok: true }, "The password is set, and every session has ended.");
    return 0;
  },
};

export const userSecondFactorOff: Command = {
  words: ["user", "second-factor-off"],
  usage: "--data DIR --email MAIL [--json]",
  about: "Takes the second factor off an account and ends every session; for people who lost the phone and the recovery codes.",
  flags: { email: "text" },
  async run(flags) {
    await withUser(flags, ({ auth }, userId) => auth.dropSecondFactor(userId));
    flags.say({ ok: true }, "The password alone is enough again, and every session has ended.");
    return 0;
  },
};
