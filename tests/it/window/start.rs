//! What the program says where no window can be.

use std::process::Command;

fn without_display() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_crossread"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        program.env_remove(name);
    }
    program
}

#[test]
fn without_a_display_one_line_says_so_and_names_the_way_out() {
    for program in [&mut without_display(), without_display().env("DISPLAY", ":4093")] {
        let output = program.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("display") && said.contains("`crossread compare"), "{said}");
        assert!(output.stdout.is_empty());
    }
}
