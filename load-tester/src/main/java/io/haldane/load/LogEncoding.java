package io.haldane.load;

/** As the flag writes it. */
enum LogEncoding {
  json,
  console
}
