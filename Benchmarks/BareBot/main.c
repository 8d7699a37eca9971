// What server, disk and machine allow: a bot that is nothing but a loop. It takes every line that has come, stores each
// with one INSERT, commits once (WAL, synchronous=FULL), then answers. No identity, no rules, no journal, one connection.
//   bare-bot PORT STORE      loopback only; ends with its connection

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { IN = 1 << 20, OUT = 1 << 21, LINE = 1024 };
static char in[IN + 1], out[OUT];

static int fail(const char *what) {
  fprintf(stderr, "bare-bot: %s\n", what);
  return 70;
}

static void run(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) exit(fail("the store took no line"));
  sqlite3_reset(statement);
}

// Whether more waits than was read.
static int waits(SSL *tls, int socket) {
  char byte;
  return SSL_has_pending(tls) || recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

int main(int count, char **arguments) {
  if (count != 3) return fail("usage: bare-bot PORT STORE");
  sqlite3 *db;
  sqlite3_stmt *begin, *insert, *commit;
  if (sqlite3_open(arguments[2], &db) != SQLITE_OK ||
      sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                       "CREATE TABLE report (id INTEGER PRIMARY KEY, sender TEXT NOT NULL, text TEXT NOT NULL)",
                   NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(db, "BEGIN", -1, &begin, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(db, "INSERT INTO report (sender, text) VALUES (?, ?)", -1, &insert, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(db, "COMMIT", -1, &commit, NULL) != SQLITE_OK)
    return fail("no store");

  int wire = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(arguments[1]))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(wire, (struct sockaddr *)&address, sizeof address) != 0) return fail("no server");
  setsockopt(wire, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  SSL *tls = SSL_new(SSL_CTX_new(TLS_client_method()));
  SSL_set_read_ahead(tls, 1);
  SSL_set_default_read_buffer_len(tls, 1 << 16);
  SSL_set_fd(tls, wire);
  if (SSL_connect(tls) != 1) return fail("no TLS");
  const char hello[] = "NICK Vigie\r\nUSER vigie 0 * :bare\r\n";
  SSL_write(tls, hello, sizeof hello - 1);

  int held = 0;
  for (;;) {
    do {
      int read = SSL_read(tls, in + held, IN - held);
      if (read <= 0) return 0;
      held += read;
    } while (held < IN - (1 << 15) && waits(tls, wire));
    setsockopt(wire, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
    in[held] = 0;
    char *line = in, *end;
    int said = 0, stored = 0;
    while ((end = memchr(line, '\n', (size_t)(in + held - line))) != NULL && said < OUT - LINE) {
      *end = 0;
      char *text = strstr(line, " PRIVMSG #veille :!s "), *hour;
      if (strncmp(line, "PING", 4) == 0) {
        said += snprintf(out + said, LINE, "PONG%s\n", line + 4);
      } else if (strstr(line, " 001 ") != NULL) {
        said += snprintf(out + said, LINE, "JOIN #veille\r\n");
      } else if (text != NULL && (hour = strstr(text, " 14h10 ")) != NULL) {
        text += 21;
        if (!stored++) run(begin);
        sqlite3_bind_text(insert, 1, line, (int)strcspn(line, " "), SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, text, -1, SQLITE_STATIC);
        run(insert);
        said += snprintf(out + said, LINE, "PRIVMSG #veille :S%lld enregistré\u00a0: %.*s, eau\r\n",
                         (long long)sqlite3_last_insert_rowid(db), (int)(hour - text), text);
      }
      line = end + 1;
    }
    if (stored) run(commit);
    if (said) SSL_write(tls, out, said);
    held -= (int)(line - in);
    memmove(in, line, (size_t)held);
  }
}
