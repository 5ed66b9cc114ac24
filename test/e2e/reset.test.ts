/** A forgotten password, by a real letter from a real mail server. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { owner, signIn } from "./company.ts";
import { enterPassword } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { linkIn, startMailServer } from "./mail-server.ts";

const mail = await startMailServer();
after(mail.stop);
const walk = journeys({ isFounded: true, environment: mail.environment });

walk(
  "A forgotten password is set anew through the letter's link, once; the old one and every open session are out",
  async ({ page, url, elsewhere, expectRefusals }) => {
    expectRefusals();
    const elsewhereSignedIn = await elsewhere();
    await signIn(elsewhereSignedIn, url);

    await page.goto(`${url}/sign-in`);
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.getByRole("heading", { name: "Forgotten password" }).waitFor(); // the page before has a field of that name too
    await page.getByLabel("E-mail").fill(owner.email);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Send the letter" }).click();
    await page.getByRole("heading", { name: "Check your mail" }).waitFor();

    const letter = await mail.letterTo(owner.email);
    const link = linkIn(letter);
    assert.ok(link.startsWith(`${url}/reset-password#token=`), link);
    assert.match(letter, /works once, for one hour/);
    await page.goto(link);
    await page.getByRole("heading", { name: "New password" }).waitFor();
    await page.waitForURL(`${url}/reset-password`); // the token does not stay in the address bar
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "New password" }).fill("eight calm springs winding");
    await page.getByRole("button", { name: "Set the password" }).click();
    await page.getByText("Your password is set. Sign in with it now.").waitFor();
    await elsewhereSignedIn.reload();
    await elsewhereSignedIn.waitForURL("**/sign-in**");

    await enterPassword(page, owner.email, owner.password);
    await page.getByText("E-mail or password is wrong").waitFor();
    await enterPassword(page, owner.email, "eight calm springs winding");
    await page.waitForURL(/\/w\/lumen\/./);

    const again = await elsewhere();
    await again.goto(link);
    await again.getByRole("textbox", { name: "New password" }).fill("another set of calm springs");
    await again.getByRole("button", { name: "Set the password" }).click();
    await again.getByRole("alert").waitFor();
    assert.match(await again.getByRole("alert").innerText(), /link/i);
  },
);

walk("Asking for somebody who has no account gives the same answer and sends nothing", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  await page.goto(`${url}/forgot-password`);
  await page.getByLabel("E-mail").fill("nobody@lumen.example");
  await page.getByRole("button", { name: "Send the letter" }).click();
  await page.getByText("If there is an account for nobody@lumen.example").waitFor();
  assert.equal(mail.sentTo("nobody@lumen.example"), 0);
});
