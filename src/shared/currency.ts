/**
 * The active currencies of ISO 4217 (list one as published 2026-01-01) by the digits of their minor unit. Left out are the codes the
 * standard gives no minor unit (gold, special drawing rights, XXX and the like), because no count of minor units can be an amount of them.
 */
const codesByDigits: Readonly<Record<0 | 2 | 3 | 4, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP
      CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
      KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
      PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU
      UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

const digitsByCode: ReadonlyMap<string, number> = new Map(
  Object.entries(codesByDigits)
    .flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, Number(digits)] as const))
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);

/** Whether the text is the code of an active ISO 4217 currency with a minor unit, in capitals as the standard writes it. */
export function isCurrency(text: string): boolean {
  return digitsByCode.has(text);
}

/** How many decimal digits the currency's minor unit has (EUR 2, JPY 0, KWD 3, CLF 4); throws a RangeError on a code that is no currency. */
export function minorDigits(currency: string): number {
  const digits = digitsByCode.get(currency);
  if (digits === undefined) throw new RangeError(`"${currency}" is not an active ISO 4217 currency.`);
  return digits;
}

/** The codes of all currencies, in alphabetical order. */
export function currencies(): readonly string[] {
  return [...digitsByCode.keys()];
}
