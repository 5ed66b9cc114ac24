/** Of how many records what is next is asked at once: with their ids the address still passes every proxy (8 KiB). */
export const mostSubjects = 200;
