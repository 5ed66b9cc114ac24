/** Which passwords are taken. Length does the work (NIST SP 800-63B §5.1.1.2); only what everybody would try first is refused. */
import { foldText } from "#shared/text.ts";

export type PasswordProblem = "too_short" | "too_long" | "obvious";

export const leastPasswordLength = 12;
export const mostPasswordLength = 128;

/** Words that guessers try first, folded, longest first so that "passwords" does not leave an "s" behind. */
const commonWords = [
  ..."password passwords passwort kennwort geheim parol пароль секрет привет qwerty qwertz qwertyuiop qwertzuiop asdfghjkl asdfgh zxcvbnm yxcvbnm йцукенгшщзхъ йцукен фывапролджэ фыва ячсмитьбю".split(
    " ",
  ),
  ..."letmein welcome willkommen hallo hello admin administrator root login user test testing demo secret changeme iloveyou monkey dragon football master sunshine princess summer winter spring autumn sommer fruhling herbst sales mainspring company firma".split(
    " ",
  ),
  ..."january february march april may june july august september october november december".split(" "),
].sort((a, b) => b.length - a.length);

/**
 * What is wrong with a new password, or null. `about` are words about the user that a guesser knows: e-mail, name, company.
 * Obvious is what consists, digits and signs aside, of such words and common ones; what repeats itself; what counts up or down.
 */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | null {
  if (password.length > mostPasswordLength) return "too_long";
  if ([...password].length < leastPasswordLength) return "too_short";
  const plain = foldText(password);
  const isObvious = isRepetition(plain) || isStaircase(plain) || lettersBesideWords(plain, about) < 4;
  return isObvious ? "obvious" : null;
}

/** Fewer than five different characters, or one piece of up to six again and again. */
function isRepetition(plain: string): boolean {
  if (new Set(plain).size < 5) return true;
  return [1, 2, 3, 4, 5, 6].some((period) => [...plain].every((character, index, all) => character === all[index % period]));
}

/** abcdefghijkl, 123456789012, 987654321098. */
function isStaircase(plain: string): boolean {
  const steps = [...plain].slice(1).map((character, index) => (character.codePointAt(0) ?? 0) - (plain.codePointAt(index) ?? 0));
  const up = steps.filter((step) => step === 1 || step === -9).length;
  const down = steps.filter((step) => step === -1 || step === 9).length;
  return Math.max(up, down) >= steps.length - 1;
}

/** How many characters stay when known words, signs, and runs of digits as short as a date are taken out. */
function lettersBesideWords(plain: string, about: readonly string[]): number {
  const known = about.flatMap((text) => foldText(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
  const left = [...known.sort((a, b) => b.length - a.length), ...commonWords].reduce((text, word) => text.replaceAll(word, " "), plain);
  return left.replaceAll(/(?<!\d)\d{1,8}(?!\d)/g, "").replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}
