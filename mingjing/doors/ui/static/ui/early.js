// Before first paint: the display choices, for pages that came out of a cache.
for (const name of ["theme", "size"]) {
  const found = document.cookie.match(new RegExp("(?:^|; )mj_" + name + "=([a-z]+)"));
  if (found) document.documentElement.dataset[name] = found[1];
}
