import assert from "node:assert/strict";
import { test } from "node:test";
import { demandGoodSettings, SettingError } from "./config.ts";

const said = (environment: Record<string, string>): string => {
  try {
    demandGoodSettings(environment);
    return "";
  } catch (error) {
    assert.ok(error instanceof SettingError);
    return error.message;
  }
};

test("settings that can be used, that are empty or not ours are taken", () => {
  const good = {
    MAINSPRING_BASE_URL: "https://sales.lumen.example/mainspring",
    MAINSPRING_LOG_LEVEL: "debug",
    MAINSPRING_POOL: "30",
    MAINSPRING_IMPORT_MAX_MB: "4096",
    MAINSPRING_TRUST_PROXY: "1",
    MAINSPRING_SSO_ALLOW_HTTP: "",
    LOG_LEVEL: "whatever",
  };
  assert.equal(said(good), "");
  assert.equal(said({}), "");
});

test("every setting that cannot be used is named at once, with what is wanted", () => {
  const lines = said({
    MAINSPRING_BASE_URL: "sales.lumen.example",
    MAINSPRING_LOG_LEVEL: "loud",
    MAINSPRING_POOL: "-3",
    MAINSPRING_IMPORT_MAX_MB: "2 GB",
    MAINSPRING_TRUST_PROXY: "yes",
    MAINSPRING_SSO_ALLOW_HTTP: "true",
  }).split("\n");
  assert.deepEqual(lines, [
    'MAINSPRING_BASE_URL is "sales.lumen.example"; wanted: an address like https://sales.company.example.',
    'MAINSPRING_LOG_LEVEL is "loud"; wanted: trace, debug, info, warn, error, silent.',
    'MAINSPRING_POOL is "-3"; wanted: a whole number from 2 to 1000.',
    'MAINSPRING_IMPORT_MAX_MB is "2 GB"; wanted: a whole number from 1 to 1000000.',
    'MAINSPRING_TRUST_PROXY is "yes"; wanted: 0, 1.',
    'MAINSPRING_SSO_ALLOW_HTTP is "true"; wanted: 0, 1.',
  ]);
});

test("an address of the server that another program would understand otherwise is refused", () => {
  for (const address of ["ftp://sales.example", "javascript:alert(1)", "localhost:3000"])
    assert.match(said({ MAINSPRING_BASE_URL: address }), /wanted/);
});
