/** The tabs of a page or card: in as many lines as they need, on a phone in one that is pushed sideways and keeps the open tab in sight. */
import { Tabs, type TabsListProps } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import classes from "./tabs.module.css";

export function TabRow({ children, ...list }: TabsListProps) {
  const row = useRef<HTMLDivElement>(null);
  const [hasMore, setMore] = useState(false);
  const look = () => {
    const box = row.current;
    if (box) setMore(box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  };
  // After every drawing: which tab is open is known to the tabs alone.
  useLayoutEffect(() => {
    const box = row.current;
    const open = box?.querySelector<HTMLElement>("[role=tab][aria-selected=true]");
    if (!box || !open || open.dataset["seen"]) return look();
    for (const seen of box.querySelectorAll<HTMLElement>("[data-seen]")) delete seen.dataset["seen"];
    open.dataset["seen"] = "yes";
    box.scrollLeft = open.offsetLeft - (box.clientWidth - open.offsetWidth) / 2;
    look();
  });
  return (
    <Tabs.List {...list} ref={row} className={classes["row"]!} data-more={hasMore || undefined} onScroll={look}>
      {children}
    </Tabs.List>
  );
}
