let last = 0;

/** A key for a new row or group of a filter being edited; it means nothing outside of this page. */
export const newKey = () => `n${++last}`;
