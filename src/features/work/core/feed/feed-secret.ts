/** The secret in the address of a calendar feed: 32 random bytes as 43 letters, digits, "-" and "_". */
export const isFeedSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Enough for every device of a person; each can be revoked alone. */
export const mostFeeds = 10;
