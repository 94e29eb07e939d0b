//! Texts come in exactly, whatever their encoding: two hundred and more, made from Unicode here.

use super::*;
use encoding_rs::{BIG5, EUC_KR, GBK, ISO_8859_2, ISO_8859_15, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

const RUSSIAN: [&str; 6] = [
    "Мост через реку закрыт с понедельника, сообщил мэр города.",
    "По словам очевидцев, вода поднялась за ночь почти на два метра.",
    "Жители трёх деревень остались без света и связи.",
    "Спасатели вывезли на лодках сто двадцать человек, среди них много детей.",
    "Когда дорогу откроют снова, пока неизвестно.",
    "«Мы ждали этого ремонта четыре года», — сказала учительница местной школы.",
];
const GERMAN: [&str; 6] = [
    "Die Brücke über den Fluss ist seit Montag gesperrt, teilte der Bürgermeister mit.",
    "Nach Angaben der Feuerwehr stieg das Wasser über Nacht um fast zwei Meter.",
    "Rund hundertzwanzig Menschen mussten ihre Häuser verlassen, darunter viele ältere.",
    "Wann die Straße wieder öffnet, könne niemand sagen, hieß es.",
    "Für die Reparatur fehlten Geld und Fachkräfte, erklärte die Behörde.",
    "Die Bewohner müssen größere Umwege fahren.",
];
const FRENCH: [&str; 6] = [
    "Le pont qui enjambe la rivière est fermé depuis lundi, a annoncé la maire.",
    "L’eau est montée de près de deux mètres en une nuit, selon les pompiers.",
    "Cent vingt habitants ont été évacués, dont plusieurs personnes âgées.",
    "Personne ne sait encore quand la route rouvrira, a-t-elle précisé.",
    "Les écoles resteront fermées jusqu’à vendredi à cause des dégâts.",
    "Les secours ont été débordés dès le début de la soirée.",
];
const SPANISH: [&str; 6] = [
    "El puente sobre el río está cerrado desde el lunes, según informó la alcaldía.",
    "El agua subió casi dos metros durante la noche, explicó el jefe de bomberos.",
    "Ciento veinte vecinos tuvieron que abandonar sus casas, entre ellos muchos niños.",
    "Nadie sabe todavía cuándo se abrirá de nuevo la carretera.",
    "La reparación costará más de lo previsto, añadió el portavoz del gobierno.",
    "Las escuelas permanecerán cerradas mañana también.",
];
const POLISH: [&str; 6] = [
    "Most na rzece jest zamknięty od poniedziałku, poinformował burmistrz miasta.",
    "Według straży pożarnej woda podniosła się w nocy o prawie dwa metry.",
    "Stu dwudziestu mieszkańców musiało opuścić swoje domy, wśród nich wiele dzieci.",
    "Nikt nie wie, kiedy droga zostanie znów otwarta, powiedziała rzeczniczka.",
    "Źródło zanieczyszczeń nie zostało jeszcze znalezione, dodał inżynier.",
    "Szkoły pozostaną zamknięte także jutro.",
];
const CZECH: [&str; 6] = [
    "Most přes řeku je od pondělí uzavřen, oznámil starosta města.",
    "Podle hasičů stoupla voda během noci téměř o dva metry.",
    "Sto dvacet obyvatel muselo opustit své domy, mezi nimi mnoho dětí.",
    "Kdy bude silnice znovu otevřena, zatím nikdo neví, řekla mluvčí.",
    "Školy zůstanou zavřené také zítra, dodal ředitel úřadu.",
    "Příčina nehody se ještě vyšetřuje.",
];
const JAPANESE: [&str; 6] = [
    "川に架かる橋が月曜日から通行止めになっていると市長が発表した。",
    "消防によると、一晩で水位が二メートル近く上がったという。",
    "住民百二十人が避難し、その中には多くの子どもも含まれている。",
    "道路がいつ再開されるかはまだ分かっていない。",
    "修理には予定より多くの費用がかかる見込みだ、と担当者は説明した。",
    "学校は明日も休みになる。",
];
const KOREAN: [&str; 6] = [
    "강을 건너는 다리가 월요일부터 폐쇄되었다고 시장이 발표했다.",
    "소방서에 따르면 밤사이 물이 이 미터 가까이 불어났다.",
    "주민 백이십 명이 집을 떠나야 했으며 그중에는 어린이도 많았다.",
    "도로가 언제 다시 열릴지는 아직 아무도 모른다고 대변인은 말했다.",
    "수리에는 예상보다 더 많은 비용이 들 것으로 보인다.",
    "학교는 내일도 문을 닫는다.",
];
const CHINESE: [&str; 6] = [
    "市长宣布，河上的大桥从星期一起关闭。",
    "据消防部门介绍，一夜之间水位上涨了近两米。",
    "一百二十名居民被迫离开家园，其中有许多儿童。",
    "目前还没有人知道道路什么时候重新开放。",
    "发言人表示，修理费用将高于预期。",
    "学校明天继续停课。",
];
const TAIWANESE: [&str; 6] = [
    "市長宣布，河上的大橋從星期一起關閉。",
    "據消防部門介紹，一夜之間水位上漲了將近兩公尺。",
    "一百二十名居民被迫離開家園，其中有許多兒童。",
    "目前還沒有人知道道路什麼時候會重新開放。",
    "發言人表示，修理費用將高於預期。",
    "學校明天繼續停課。",
];

/// Texts as long as news in short, each of other sentences in another order.
fn texts(sentences: [&str; 6]) -> Vec<String> {
    let turned = |n: usize, from: usize| (0..from).map(|m| sentences[(n * 5 + m) % 6]).collect::<Vec<_>>();
    (0..12).map(|n| format!("{}\n\n{}\n", turned(n, 3 + n % 3).join(" "), turned(n + 3, 3).join(" "))).collect()
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, used, lost) = encoding.encode(text);
    assert!(!lost && used == encoding, "{} has no such letters: {text}", encoding.name());
    bytes.into_owned()
}

/// Every text comes in as it was, with its encoding told; gives their number.
#[track_caller]
fn check(encoding: &'static Encoding, sentences: [&str; 6]) -> usize {
    for text in texts(sentences) {
        let bytes = encoded(encoding, &text);
        let plain = super::text(&bytes, None).unwrap();
        assert_eq!(
            (plain.text.as_str(), plain.replaced),
            (text.as_str(), 0),
            "{} guessed for {}",
            plain.encoding,
            encoding.name()
        );
        assert_eq!(plain.evidence, Evidence::Guess, "{text}");
        let declared = super::text(&bytes, Some(encoding.name())).unwrap();
        assert_eq!((declared.text.as_str(), declared.encoding), (text.as_str(), encoding.name()));
        let page = format!("<html><head><meta charset=\"{}\"></head><p>{text}</p>", encoding.name());
        let page_bytes = encoded(encoding, &page);
        let page_in = super::text(&page_bytes, None).unwrap();
        assert_eq!((page_in.text, page_in.evidence), (page, Evidence::Declared));
    }
    texts(sentences).len()
}

fn utf16(text: &str, big_end: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big_end { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[track_caller]
fn check_utf16(sentences: [&str; 6]) -> usize {
    for text in texts(sentences) {
        for (big_end, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            for mark in ["", "\u{feff}"] {
                let unspaced = text.replace(['\n', ' '], "");
                // Without spaces and marks of clauses, and without a mark of its own, nothing tells.
                let tells = !mark.is_empty() || unspaced.contains(['，', '、', '。', '.', ',']);
                for text in [Some(&text), Some(&unspaced).filter(|_| tells)].into_iter().flatten() {
                    let decoded = super::text(&utf16(&format!("{mark}{text}"), big_end), None).map(|it| (it.text, it.encoding));
                    assert!(decoded.is_ok_and(|it| it == (text.clone(), name)), "{name} {mark:?} {text}");
                }
            }
        }
    }
    texts(sentences).len() * 4
}

#[test]
fn every_encoding_comes_in_exactly() {
    let french_with_euro =
        FRENCH.map(|line| line.replace('’', "'").replace("la maire", "sa sœur, pour 12 €").replace("dégâts", "œuvres, dit-il"));
    let french_with_euro: [&str; 6] = std::array::from_fn(|n| french_with_euro[n].as_str());
    let with_euro = french_with_euro
        .map(|line| if line.contains('œ') { line } else { "Le chantier a coûté 300 € de plus, déplore le chœur des élus." });
    let count: usize = [
        check(WINDOWS_1251, RUSSIAN),
        check(
            KOI8_R,
            RUSSIAN.map(|line| {
                if line.contains('«') { "Школы останутся закрытыми и завтра." } else { line }
            }),
        ),
        check(WINDOWS_1252, GERMAN),
        check(WINDOWS_1252, FRENCH),
        check(WINDOWS_1252, SPANISH),
        check(ISO_8859_15, with_euro),
        check(ISO_8859_2, POLISH),
        check(ISO_8859_2, CZECH),
        check(SHIFT_JIS, JAPANESE),
        check(EUC_KR, KOREAN),
        check(GBK, CHINESE),
        check(BIG5, TAIWANESE),
        [GERMAN, RUSSIAN, JAPANESE, CHINESE, KOREAN, POLISH].map(check_utf16).iter().sum(),
    ]
    .iter()
    .sum();
    assert!(count >= 200, "only {count} texts");
}

#[test]
fn the_head_of_a_page_or_file_declares_its_encoding() {
    for head in [
        "<?xml version='1.0' encoding='windows-1251'?><html>",
        "\n<!-- saved --><html><META http-equiv=Content-Type content=\"text/html; charset=windows-1251\">",
        "<html><head><meta name=a content=b><meta charset = cp1251 >",
    ] {
        let page = format!("{head}да");
        let decoded = text(&encoded(WINDOWS_1251, &page), None).unwrap();
        assert_eq!((decoded.text, decoded.encoding), (page, "windows-1251"));
    }
    let quoted = "She wrote <meta charset=windows-1251> into the café's page.";
    assert_eq!(text(&encoded(WINDOWS_1252, quoted), None).unwrap().text, quoted, "words are no head");
}

#[test]
fn utf8_is_known_even_where_a_byte_is_lost() {
    let mut bytes = "Ångström wrote: “Zoë’s café is on the quay – at last. Über das Café schrieb später niemand mehr.” "
        .repeat(3)
        .into_bytes();
    assert_eq!(text(&bytes, Some("windows-1252")).unwrap().evidence, Evidence::Bytes, "valid UTF-8 is nothing else");
    bytes.push(0xC3);
    let decoded = text(&bytes, None).unwrap();
    assert_eq!((decoded.encoding, decoded.replaced), ("UTF-8", 1));
    assert!(decoded.text.ends_with("mehr.” \u{fffd}"));
}

#[test]
fn one_stray_byte_leaves_the_rest_as_utf8() {
    let bytes = "“It is closed,” she said.\nIt\u{1}stays so.".replace('\u{1}', "~").into_bytes();
    let bytes: Vec<u8> = bytes.iter().map(|&byte| if byte == b'~' { 0xA0 } else { byte }).collect();
    let utf8 = |bytes: &[u8], label| text(bytes, label).map(|it| (it.encoding, it.replaced)).ok();
    assert_eq!(utf8(&bytes, None), Some(("UTF-8", 1)));
    assert_eq!(utf8("It’s ~so, as it was for a long time.".replace('~', "\u{e9}").as_bytes(), None), Some(("UTF-8", 0)));
    let even = b"It\xe2\x80\x99s so.\xa0It was so for a long time, and nobody knows why it should be another way.";
    assert_eq!(utf8(even, Some("utf-8")), Some(("UTF-8", 1)), "what is declared decides");
    assert_ne!(utf8(b"The caf\xe9 is closed.", Some("utf-8")), Some(("UTF-8", 1)), "but not against all bytes");
}

#[test]
fn what_is_declared_wrongly_is_guessed() {
    let bytes = encoded(SHIFT_JIS, &JAPANESE.join("\n"));
    let decoded = text(&bytes, Some("euc-kr")).unwrap();
    assert_eq!((decoded.encoding, decoded.evidence), ("Shift_JIS", Evidence::Guess));
}

#[test]
fn japanese_mail_of_old_is_known_by_its_escapes() {
    let bytes = encoded(encoding_rs::ISO_2022_JP, &JAPANESE.join("\n"));
    assert_eq!(text(&bytes, None).unwrap().text, JAPANESE.join("\n"));
    assert_eq!(text(b"an \x1b[1mescape\x1b[0m of a terminal, in a text that is long enough for it to be no more than a slip of a few signs in all of it", None).unwrap().encoding, "UTF-8");
}

#[test]
fn what_is_no_text_is_refused() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let without_zeros: Vec<u8> = noise.iter().map(|&byte| byte.max(1)).collect();
    let sixteen_bits: Vec<u8> = (0..2000_u16).flat_map(|n| (n % 20).to_le_bytes()).collect();
    for bytes in [noise, without_zeros, sixteen_bits, vec![0; 64], vec![1; 64]] {
        assert!(matches!(text(&bytes, None), Err(Problem::Binary)), "{:?}", bytes.get(..8));
    }
    assert!(matches!(text(&[0xFF, 0xFE, 0, 0, b'a', 0, 0, 0], None), Err(Problem::Encoding("UTF-32"))));
}
