// Asks Twilio's own calculator about many messages, and writes what it says: one JSON array a line, [message, encoding,
// characters, segments], compressed. The same messages every time. To run: npm install && npm run golden
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import calculator from 'sms-segments-calculator';

const MESSAGES = 21_000;

let state = 20_260_301;

/** A whole number below n, from a generator with a fixed seed (mulberry32). */
function below(n) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
}

const pick = (list) => list[below(list.length)];
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));

const BASIC = [...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡', ...range(0x41, 0x5a), ...'ÄÖÑÜ§¿', ...range(0x61, 0x7a), ...'äöñüà'];
const EXTENSION = [...'\f^{}\\[~]|€'];
const ALMOST = [...'áíóúýþðÁÍÓÚÝÞÐçÂâ`´“”‘’–…\t\u00a0\u0000\u001b'];
const PLANES = [...range(0x100, 0x17f), ...range(0x391, 0x3c9), ...range(0x410, 0x44f), ...range(0x4e00, 0x4e40), ...range(0x3041, 0x3096), ...range(0x5d0, 0x5ea), ...range(0x627, 0x64a)];
// Of those that Unicode 10 knows, because the calculator follows it: what came later it takes for several characters, which
// changes the number of parts only where one stands across the edge of a part.
const EMOJI = ['😀', '🎉', '❤', '❤️', '☎', '📅', '🩺', '👍', '👍🏽', '👩🏿', '🇮🇸', '🇦🇺', '🇬🇧', '1️⃣', '#️⃣', '👩‍⚕️', '👨‍👩‍👧', '👨‍👩‍👧‍👦'];
const CLUSTERS = ['é', 'ñ', 'ạ̈', '각', '각', '한', 'กำ', 'क्', 'षि', 'நி', 'a͈̍', 'ǘ̧', '𝒳', '𐍈', '𠀀', '\ud83d', '\udc00'];
const WORDS = 'Hi Hæ reminder áminning your appointment tíminn þinn with Dr Ana Ruiz is on er Monday mánudaginn 14:30 9.00 reply YES svaraðu já to confirm NO nei STOP https://example.org/a?b=c&d=[e] $80.00 €80 Sjáumst! See you soon, Harbour Practice 🙂'.split(' ');

/** Fills up to the edges where a part ends, give or take a few. */
function filler(edge) {
    const unit = pick([...BASIC.slice(40, 60), 'a', 'ö', pick(ALMOST), pick(PLANES), pick(EXTENSION), pick(EMOJI)]);
    return unit.repeat(Math.max(0, Math.floor((edge + below(9) - 6) / unit.length)));
}

const EDGES = [153, 160, 306, 459, 67, 70, 134, 201, 268];

function mixture(length, alphabets) {
    let text = '';
    while (text.length < length) {
        text += pick(pick(alphabets));
    }
    return text;
}

const KINDS = [
    () => mixture(below(40), [BASIC, BASIC, EXTENSION]),
    () => mixture(below(12), [BASIC, ALMOST, PLANES, EMOJI, CLUSTERS]),
    () => mixture(pick(EDGES) + below(7) - 3, [['a', 'b', '{'], ['€']]),
    () => mixture(pick(EDGES) + below(7) - 3, [['x'], EMOJI.slice(below(12))]),
    () => mixture(pick(EDGES) + below(7) - 3, [['n', 'þ'], [pick(CLUSTERS)]]),
    () => filler(pick(EDGES)) + pick(EXTENSION) + filler(pick(EDGES)),
    () => filler(pick(EDGES)) + pick(EMOJI) + filler(pick(EDGES)),
    () => filler(pick(EDGES)) + pick(CLUSTERS) + mixture(below(9), [BASIC, ALMOST]),
    () => filler(pick(EDGES)) + pick(['\r\n', '\n', '\r', '\r\n\r\n']) + filler(pick(EDGES)),
    () => Array.from({ length: below(45) }, () => pick(WORDS)).join(pick([' ', ' ', '\n', '\r\n'])),
];

const lines = Array.from({ length: MESSAGES }, (_, i) => {
    const message = KINDS[i % KINDS.length]();
    const said = new calculator.SegmentedMessage(message);
    return JSON.stringify([message, said.encodingName, said.numberOfCharacters, said.segmentsCount]);
});
const file = gzipSync(lines.join('\n') + '\n', { level: 9 });
writeFileSync(process.argv[2], file);
console.log(`${MESSAGES} messages, ${file.length} bytes`);
