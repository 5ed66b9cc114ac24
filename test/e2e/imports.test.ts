import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { callApi, company, signIn } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { hireOne } from "./staff.ts";

const walk = journeys({ isFounded: true });

/** As Excel saves it in Russia. */
const cp1251 = (text: string) =>
  Buffer.from([...text].map((char) => (char >= "А" && char <= "я" ? char.charCodeAt(0) - 0x410 + 0xc0 : char.charCodeAt(0))));
const rows = [
  "Название;ИНН;Город;Страна;Заметка",
  "Завод Полюс;7701234567;Челябинск;RU;давно",
  "Стекло Урала;7707654321;Пермь;Нигде;",
  "Молоко Алтая;7711112222;Барнаул;RU;",
];
type Clients = { readonly items: readonly { readonly name: string }[] };

walk("A head imports a file from Excel, takes the refused row away as a file, and takes the import back", async ({ page, url }) => {
  const email = "brandt@lumen.example";
  const password = await hireOne(url, { name: "Katrin Brandt", email, level: "direction_head" });
  await signIn(page, url, { email, password });
  const names = async () => (await callApi<Clients>(page, "GET", "/clients")).items.map(({ name }) => name).sort();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByText("Nothing imported yet").waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "New import" }).click();
  await page.getByText("Drop a CSV file").waitFor();
  await expectAccessible(page);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "клиенты.csv", mimeType: "text/csv", buffer: cp1251(`${rows.join("\r\n")}\r\n`) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}\?step=seen/);
  await page.getByRole("cell", { name: "Завод Полюс" }).waitFor();
  const delimiter = page.getByRole("combobox", { name: "Columns are divided by" });
  await untilIs(() => delimiter.inputValue(), "As found: Semicolon");
  await delimiter.click();
  await page.getByRole("option", { name: "Comma", exact: true }).click();
  await page.getByRole("cell", { name: "Завод Полюс;7701234567;Челябинск;RU;давно" }).waitFor();
  await expectAccessible(page);
  await delimiter.click();
  await page.getByRole("option", { name: /^As found/ }).click();
  await untilIs(() => page.getByRole("combobox", { name: "Encoding" }).inputValue(), "As found: windows-1251");
  await page.getByRole("cell", { name: "Завод Полюс" }).waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "To the columns" }).click();
  await page.getByText("1 column is left out").waitFor();
  await untilIs(() => page.getByRole("combobox", { name: "Tax number" }).inputValue(), "ИНН");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check the file" }).click();

  await page.getByText("There is no such country").waitFor();
  await page.getByText("line 3: Нигде").waitFor();
  const count = (name: string) => page.locator("dl > div", { hasText: name }).locator("dd").innerText();
  const counts = (...names: readonly string[]) => Promise.all(names.map(count));
  await untilIs(() => counts("Rows read", "New", "Refused"), ["3", "2", "1"]);
  assert.deepEqual(await names(), [], "nothing is written before it starts");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByText("1 row was refused").waitFor();
  assert.deepEqual(await names(), ["Завод Полюс", "Молоко Алтая"]);
  await untilIs(() => counts("New", "Refused"), ["2", "1"]);
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the refused rows" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "клиенты-refused.csv");
  const refused = readFileSync(await download.path(), "utf8").replace(/^\ufeff/, "");
  assert.deepEqual(refused.trim().split("\r\n"), [`${rows[0]};problem`, "Стекло Урала;7707654321;Пермь;Нигде;;country: unknown_country"]);

  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.getByRole("button", { name: "Take it back", exact: true }).click();
  await page.getByText("2 records are gone.").waitFor();
  assert.deepEqual(await names(), []);
  await page.goto(`${url}/w/${company.slug}/imports`);
  await page.getByRole("row", { name: /клиенты\.csv.*taken back/ }).waitFor();
  await expectAccessible(page);
});
