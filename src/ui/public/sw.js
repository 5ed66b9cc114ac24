/** Push messages for a closed page, and nothing else: pages and data always come from the server. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const message = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(message.title || "Mainspring", {
      body: message.body || "",
      tag: message.tag || "mainspring",
      icon: "/icon-192.png",
      badge: "/icon-192.png",
      data: { path: message.path || "/" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  // Only to pages of this server, whatever the message says.
  const target = new URL(event.notification.data.path, self.location.origin);
  if (target.origin !== self.location.origin) return;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((open) => {
      const [page] = open;
      if (!page) return self.clients.openWindow(target.href);
      // A page that came before this worker cannot be led elsewhere by it.
      return page.navigate(target.href).then(
        (there) => (there || page).focus(),
        () => self.clients.openWindow(target.href),
      );
    }),
  );
});
