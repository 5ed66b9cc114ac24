/** One spelling for an e-mail address, by which users are found and counted. */
export const plainEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();
