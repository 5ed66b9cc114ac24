/** Why a task went to somebody else, where nobody wrote it: shown in the reader's language. */
export const handOverReasons = { left: "person_left", owner: "record_handed_over" } as const;
