/** A letter that a job could not send, in words for whoever looks at failed jobs. */
import { TaskFailure } from "#platform/jobs/task.ts";
import { MailError } from "./mailer.ts";

/** What the mail server answered, instead of a line of our source. An address that it refuses is not tried again. */
export function refusedLetter(error: unknown): never {
  if (!(error instanceof MailError)) throw error;
  throw new TaskFailure(`The mail server did not accept the letter (${error.code}).`, { isLasting: error.isLasting });
}
