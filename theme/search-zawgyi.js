/* Zawgyi, as a reader's older keyboard may write Burmese, into Unicode; and the signs of a syllable in one order.

   Queries are words: these are the rules of sitegen/reading/formats/zawgyi.py (which explains them) that a word can need. The
   order of signs is that of sitegen/identity/burmese.py, which the index is written in: both must agree. */
"use strict";

archiveSearch.zawgyi = (() => {
  const KINZI = "\u1004\u103a\u1039";
  const KINZI_HERE = "\ue000";
  const ONLY_ZAWGYI = /\u1039(?![\u1000-\u1021])|(?:^|[^\u1000-\u109f])[\u1031\u103b\u107e-\u1084]/;
  const WITH_KINZI = /([\u1031\u103b\u107e-\u1084]*)([\u1000-\u1021])([\u1064\u108b-\u108d])/g;
  const STRUCK_FIRST = /([\u1031\u103c]+)(\ue000?[\u1000-\u1021](?:\u1039[\u1000-\u1021])?)/g;
  const SIGNS = /[\u102b-\u1032\u1036-\u1038\u103a-\u103e]{2,}/g;
  const ORDER = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u103a\u1036\u1037\u1038";
  const BEHIND = { __proto__: null, "\u1064": "", "\u108b": "\u102d", "\u108c": "\u102e", "\u108d": "\u1036" };

  const STACKED = "\u1060\u1061\u1062\u1063\u1065\u1066\u1067\u1068\u1069\u106c\u106d\u1070\u1071\u1072\u1073\u1074"
    + "\u1075\u1076\u1077\u1078\u1079\u107a\u107b\u107c\u1085\u1093";
  const CONSONANTS = "ကခဂဃစဆဆဇဈဋဌဏတတထထဒဓနပဖဗဘမလဘ";
  const SHAPES = new Map([
    ...[...STACKED].map((sign, at) => [sign, `\u1039${CONSONANTS[at]}`]),
    ...[..."\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084"].map((sign) => [sign, "\u103c"]),
    ["\u103a", "\u103b"], ["\u107d", "\u103b"], ["\u1033", "\u102f"], ["\u1034", "\u1030"], ["\u1039", "\u103a"],
    ["\u103c", "\u103d"], ["\u103d", "\u103e"], ["\u1087", "\u103e"], ["\u105a", "\u102b\u103a"], ["\u1086", "ဿ"],
    ["\u1088", "\u103e\u102f"], ["\u1089", "\u103e\u1030"], ["\u108a", "\u103d\u103e"], ["\u106a", "ဉ"],
    ["\u106b", "ည"], ["\u108f", "န"], ["\u1090", "ရ"], ["\u1094", "\u1037"], ["\u1095", "\u1037"],
    ["\u108e", "\u102d\u1036"], ["\u106e", "ဍ္ဍ"], ["\u106f", "ဍ္ဎ"], ["\u1091", "ဏ္ဍ"], ["\u1092", "ဋ္ဌ"],
    ["\u1096", "္တွ"], ["\u1097", "ဋ္ဋ"],
  ]);

  /* Many orders of signs look alike on paper; this one has as many letters as before. */
  const order = (text) => text.replace(SIGNS, (signs) =>
    [...signs].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)).join(""));

  function toUnicode(text) {
    const marked = text.replace(WITH_KINZI, (_, before, consonant, sign) => before + KINZI_HERE + consonant + BEHIND[sign]);
    const shaped = [...marked].map((sign) => SHAPES.get(sign) ?? sign).join("");
    return order(shaped.replace(STRUCK_FIRST, "$2$1").replaceAll(KINZI_HERE, KINZI));
  }

  return { order, toUnicode, looks: (text) => ONLY_ZAWGYI.test(text) };
})();
