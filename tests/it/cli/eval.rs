//! `eval compare`, `eval pairs` and `eval anchors`: one line out for each good line in.

use super::{Desk, run_in};
use serde_json::{Value, json};

#[test]
fn each_case_is_a_comparison_on_one_line_with_its_case_first() {
    let desk = Desk::new();
    let cases = [json!({"case": "1-2", "articles": ["harbour.txt", "town.txt"]}), json!({"case": 7, "articles": ["town.txt"]})];
    desk.put("cases.jsonl", cases.map(|case| case.to_string()).join("\r\n"));
    let out = desk.data(&["eval", "compare", "cases.jsonl"]);
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with(r#"{"case":"1-2","format":"crossread-comparison/1","articles":[{"id":"harbour","#),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with(r#"{"case":7,"#), "{}", lines[1]);
    let mut line: Value = serde_json::from_str(lines[0]).expect("JSON");
    line.as_object_mut().expect("an object").remove("case");
    let alone: Value = serde_json::from_str(&desk.data(&["compare", "harbour.txt", "town.txt", "--format=json"])).expect("JSON");
    assert_eq!(line, alone);
}

#[test]
fn a_case_that_fails_is_named_and_the_others_go_on() {
    let desk = Desk::new();
    desk.put("empty.txt", "");
    let cases = [
        r#"{"case": "gone", "articles": ["town.txt", "gone.txt"]}"#,
        "not JSON",
        r#"{"case": "empty", "articles": ["empty.txt"]}"#,
        r#"{"case": "none", "articles": []}"#,
        "",
        r#"{"case": "good", "articles": ["town.txt"]}"#,
    ];
    let ran = run_in(desk.0.path(), &["eval", "compare", "-"], cases.join("\n").as_bytes());
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.starts_with(r#"{"case":"good","#) && ran.out.lines().count() == 1, "{}", ran.out);
    let messages: Vec<_> = ran.err.lines().collect();
    assert_eq!(messages.len(), 4, "{}", ran.err);
    for (message, words) in
        messages.iter().zip([["case gone: ", "gone.txt"], ["line 2", ": -"], ["case empty: ", "empty.txt"], ["case", "none"]])
    {
        assert!(words.iter().all(|word| message.contains(word)), "{message} lacks {words:?}");
    }
}

#[test]
fn each_anchor_has_its_id_a_status_and_a_place() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.0.path().join("set/docs")).expect("a folder");
    desk.put("set/docs/t.before.txt", "Zoë 👍🏽 left Rome. In Aldra, 43 people were hurt.\n\nThe fair is over.");
    desk.put("set/docs/t.after.txt", "It rained. Zoë 👍🏽 left Rome. In Aldra, 34 people were hurt.");
    let anchor =
        |id: &str, doc: &str, start: usize, end: usize| json!({"id": id, "doc": doc, "start": start, "end": end}).to_string();
    let good = [anchor("a", "t", 4, 11), anchor("b", "t", 28, 42), anchor("c", "t", 50, 54)];
    desk.put("set/anchors.jsonl", good.join("\r\n"));
    let expected = r#"{"id":"a","status":"exact","start":15,"end":22}
{"id":"b","status":"changed","start":39,"end":53}
{"id":"c","status":"lost","start":null,"end":null}
"#;
    assert_eq!(desk.data(&["eval", "anchors", "set/anchors.jsonl"]), expected);
    desk.put(
        "set/some.jsonl",
        [anchor("d", "gone", 0, 1), anchor("e", "t", 9, 999), "no JSON".to_owned(), good[0].clone()].join("\n"),
    );
    let ran = desk.run(&["eval", "anchors", "set/some.jsonl"]);
    assert_eq!((ran.code, ran.out.lines().count()), (3, 1), "{}", ran.err);
    for words in ["line 3", "gone.before.txt", "\"e\""] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
}

#[test]
fn each_pair_has_its_id_a_score_and_a_relation() {
    let desk = Desk::new();
    desk.put(
        "pairs.tsv",
        "id\ta\tb\tlabel\np1\tThe mayor opened the harbour café on Monday.\tThe mayor opened the harbour café on Monday.\t1\n\
         p2\tThe mayor opened the café.\tShares fell in Tokyo.\t0\n",
    );
    let out = desk.data(&["eval", "pairs", "pairs.tsv"]);
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 2, "{out}");
    assert!(rows.iter().all(|row| row.len() == 3), "{out}");
    assert_eq!((rows[0][0], rows[1][0], rows[1][2]), ("p1", "p2", "none"));
    let score = |n: usize| rows[n][1].parse::<f64>().expect("a number");
    assert!(score(0) > score(1) && (0.0..=1.0).contains(&score(0)), "{out}");
}

#[test]
fn a_pair_that_lacks_a_column_is_named_and_the_others_go_on() {
    let desk = Desk::new();
    desk.put("pairs.tsv", "id\ta\tb\r\np1\tone\r\n\r\np2\tone\ttwo\r\n");
    let ran = desk.run(&["eval", "pairs", "pairs.tsv"]);
    assert_eq!((ran.code, ran.out.lines().count()), (1, 1), "{}{}", ran.out, ran.err);
    assert_eq!(ran.err, "crossread: line 2 lacks an id or a sentence: pairs.tsv\n");
}

#[test]
fn weights_are_learnt_from_a_corpus_and_a_bad_line_is_named() {
    let desk = Desk::new();
    desk.put("bad.conll", "Anna\tB-PER\nIto\n");
    let ran = desk.run(&["eval", "train", "bad.conll"]);
    assert_eq!((ran.code, ran.out.len()), (1, 0), "{}", ran.err);
    assert!(ran.err.starts_with("crossread: line 2: ") && ran.err.ends_with("bad.conll\n"), "{}", ran.err);
    let ran = desk.run(&["eval", "train", "missing.conll"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let ran = run_in(desk.0.path(), &["eval", "train", "-"], b"");
    assert_eq!((ran.code, ran.out.len()), (1, 0), "standard input is read, and this one is empty: {}", ran.err);
    assert!(ran.err.starts_with("crossread: the corpus is empty"), "{}", ran.err);
}

/// Stories, gold links and pairs of our own, laid out as the public sets are.
fn bench(desk: &Desk) {
    let put = |name: &str, text: String| {
        let folder = desk.0.path().join("bench").join(name);
        std::fs::create_dir_all(folder.parent().expect("a folder")).expect("made");
        desk.put(&format!("bench/{name}"), text);
    };
    let (mut cases, mut distractors) = (Vec::new(), Vec::new());
    for topic in 1..=5 {
        let town = ["Aldra", "Norrby", "Silla", "Ostrava", "Tarn"][topic - 1];
        let stories = [
            ("a", format!("The bridge at {town} fell into the river on Monday.\nNobody was hurt.\nBoats ran as usual.\n")),
            ("b", format!("On Monday a bridge in {town} fell into the river.\nPolice closed the road.\nSchools stayed open.\n")),
            ("c", format!("{town} won the cup.\nThousands sang in the rain.\nThe coach resigned.\n")),
        ];
        for (id, text) in stories {
            let ends: Vec<_> = text.match_indices('\n').map(|(at, _)| at).collect();
            let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
            let sentences: Vec<_> = starts
                .zip(&ends)
                .enumerate()
                .map(|(i, (start, end))| json!({"i": i, "start": start, "end": end, "annotated": i == 0}))
                .collect();
            put(&format!("ecbplus/dev/docs/{topic}{id}.txt"), text);
            put(
                &format!("ecbplus/dev/gold/{topic}{id}.json"),
                json!({"topic": topic.to_string(), "sentences": sentences}).to_string(),
            );
        }
        let doc = |id: &str| format!("{topic}{id}");
        let end = |id: &str| json!({"doc": doc(id), "start": 0, "end": 20});
        cases.push(json!({"case": topic, "docs": [doc("a"), doc("b")], "claims": [{"a": end("a"), "b": end("b")}]}).to_string());
        distractors.push(json!({"case": topic, "docs": [doc("a"), doc("c")]}).to_string());
    }
    put("ecbplus/dev/cases.jsonl", cases.join("\n"));
    put("ecbplus/dev/cases_distractor.jsonl", distractors.join("\n"));
    let alike = "The mayor opened the new bridge\tA new bridge was opened by the mayor";
    let apart = "The mayor opened the new bridge\tShares fell in the rain";
    for file in ["superpal_mn/dev/pairs.tsv", "superpal_mn/dev/pairs_docdoc.tsv", "claimdiff/dev/pairs.tsv", "mrpc/dev/pairs.tsv"]
    {
        put(file, format!("id\ta\tb\tlabel\n1\t{alike}\t1\n2\t{apart}\t0\n3\t{alike}\t1\n4\t{apart}\t0\n"));
    }
    put("stsb_news/dev/pairs.tsv", format!("id\ta\tb\tscore\n1\t{alike}\t4.5\n2\t{apart}\t0.5\n3\t{alike}\t4\n"));
}

#[test]
fn the_score_of_links_is_fitted_and_reported() {
    let desk = Desk::new();
    bench(&desk);
    let ran = desk.run(&["eval", "fit", "bench"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let number = |table: &str, name: &str| -> f64 {
        let row = table.lines().find(|line| line.trim_start().starts_with(name)).unwrap_or_else(|| panic!("{name} in {table}"));
        row.split_whitespace().last().and_then(|number| number.parse().ok()).expect("a number")
    };
    assert!(number(&ran.out, "link\taligned") > 0.0, "{}", ran.out);
    assert!((number(&ran.err, "ecbplus hit@1") - 1.0).abs() < 1e-9, "{}", ran.err);
    assert!((number(&ran.err, "superpal average precision") - 1.0).abs() < 1e-9, "{}", ran.err);
    assert!(number(&ran.err, "stsb Spearman") > 0.4, "{}", ran.err);
    assert_eq!(desk.run(&["eval", "fit", "bench"]).out, ran.out, "the same sets give the same weights");
}

#[test]
fn a_set_that_is_missing_or_broken_is_named() {
    let desk = Desk::new();
    let ran = desk.run(&["eval", "fit", "nowhere"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
    assert!(ran.err.contains("cases.jsonl"), "{}", ran.err);
    bench(&desk);
    desk.put("bench/mrpc/dev/pairs.tsv", "id\ta\tb\tlabel\n1\tone sentence\n");
    let ran = desk.run(&["eval", "fit", "bench"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert!(ran.err.contains("mrpc") && ran.err.contains("too short"), "{}", ran.err);
}
