/** The second factor: turning it on, signing in with it, and turning it off. */
import { accountPage, owner, signIn, signOut } from "./company.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { totpOf } from "./totp.ts";

const walk = journeys({ isFounded: true });

walk(
  "With a second factor the password alone does not let in; the app's code and a recovery code do",
  async ({ page, url, expectRefusals }) => {
    expectRefusals();
    await signIn(page, url);
    await page.goto(accountPage(url));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByLabel("Current password").nth(1).fill(owner.password);
    await page.getByRole("button", { name: "Continue" }).click();
    const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code from the app").fill("000000");
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByText("The code is wrong or has expired").first().waitFor();
    await page.getByLabel("Code from the app").fill(totpOf(secret, new Date()));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByText("Keep these recovery codes").waitFor();
    const [recovery = ""] = await page.locator("main ul li").allInnerTexts();
    await expectAccessible(page);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await signOut(page);

    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "Second step" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(recovery);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(/\/w\/lumen\/./);

    await page.goto(accountPage(url));
    await page.getByRole("button", { name: "Turn off" }).click();
    await page.getByLabel("Current password").nth(1).fill(owner.password);
    await page.getByRole("button", { name: "Turn off" }).click();
    await page.getByText("The second step is off").waitFor();
  },
);
