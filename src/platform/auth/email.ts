/** One spelling for an e-mail address, by which users are found and counted; the same as `normaliseEmail`, for whatever somebody typed. */
export const plainEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase().normalize("NFC");
