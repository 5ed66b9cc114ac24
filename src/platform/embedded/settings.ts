import type { Binaries } from "./binaries.ts";

/**
 * The server's settings, written anew at each start. Someone's own `ALTER SYSTEM` goes before them.
 * Safe first (every acknowledged commit is on the disk), then small: this shares one machine with the application.
 */
export function settingsFor(binaries: Pick<Binaries, "major" | "hasStatStatements">): string {
  const settings: Readonly<Record<string, string | number>> = {
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    // Backups are logical, so the log of changes serves recovery only.
    wal_level: "minimal",
    max_wal_senders: 0,
    max_wal_size: "512MB",
    checkpoint_timeout: "10min",

    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 60,
    password_encryption: "scram-sha-256",

    shared_buffers: "64MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    effective_cache_size: "1GB",
    huge_pages: "off",
    max_worker_processes: 4,
    max_parallel_workers: 2,
    max_parallel_workers_per_gather: 1,
    max_parallel_maintenance_workers: 1,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 2,
    random_page_cost: 1.1,
    jit: "off",
    max_locks_per_transaction: 128,
    ...(binaries.major >= 18 ? { io_method: "sync" } : {}),
    ...(binaries.hasStatStatements ? { shared_preload_libraries: "pg_stat_statements" } : {}),

    // A client that is gone or forgot its transaction must not hold locks and old rows for ever.
    idle_in_transaction_session_timeout: "10min",
    client_connection_check_interval: "5s",

    timezone: "UTC",
    log_timezone: "UTC",
    datestyle: "iso, ymd",
    default_text_search_config: "pg_catalog.simple",

    // An ERROR carries values ("Key (email)=(…) already exists") and goes to the application; the file gets only what is about the server.
    log_destination: "stderr",
    logging_collector: "off",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_min_duration_statement: -1,
    log_autovacuum_min_duration: -1,
    log_checkpoints: "off",
    log_connections: "off",
    log_disconnections: "off",
    log_lock_waits: "off",
    log_temp_files: -1,
    log_statement: "none",
    log_line_prefix: "%m [%p] ",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${typeof value === "number" ? value : `'${value}'`}`);
  return ["# Written by Mainspring at each start. For settings of your own use ALTER SYSTEM.", ...lines, ""].join("\n");
}

/** Who may connect: this machine only, with the password only. */
export const accessRules = "# Written by Mainspring.\nhost all all 127.0.0.1/32 scram-sha-256\n";
