//! The contract as TypeScript.

use super::contract::{FAILURE, Function};
use super::shape::{Key, Shape, Type, Types};

const WIDTH: usize = 120;

/// The file of declarations.
pub(super) fn declaration(types: &Types, functions: &[Function]) -> String {
    let mut out = "// Written by `cargo xtask module` from the tables of the program.\n".to_owned();
    for Function { name, about, takes, gives } in functions {
        let gives = union(&[gives.clone(), Shape::Named(FAILURE)], 0);
        comment(&mut out, about, 0);
        line(&mut out, &format!("export function {name}({takes}): {gives};"));
    }
    for Type { name, about, shape } in &types.0 {
        comment(&mut out, about, 0);
        match shape {
            Shape::Object(keys) => line(&mut out, &format!("export interface {name} {}", object(keys, 0))),
            shape => line(&mut out, &format!("export type {name} = {};", written(shape, 0))),
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn comment(out: &mut String, about: &str, depth: usize) {
    if about.is_empty() {
        return;
    }
    let indent = "  ".repeat(depth);
    // What would end the comment cannot stand in it.
    let about = about.replace("*/", "* /");
    if depth == 0 {
        out.push('\n');
    }
    if about.len() + indent.len() + 7 <= WIDTH {
        line(out, &format!("{indent}/** {about} */"));
        return;
    }
    line(out, &format!("{indent}/**"));
    let mut row = String::new();
    for word in about.split(' ') {
        if indent.len() + 3 + row.len() + word.len() > WIDTH {
            line(out, &format!("{indent} *{row}"));
            row.clear();
        }
        row.push(' ');
        row.push_str(word);
    }
    line(out, &format!("{indent} *{row}\n{indent} */"));
}

fn written(shape: &Shape, depth: usize) -> String {
    match shape {
        Shape::Null => "null".to_owned(),
        Shape::YesNo => "boolean".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Text => "string".to_owned(),
        Shape::Ids(ids) => literals(ids, depth),
        // What an editor proposes, and any other text.
        Shape::KnownIds(ids) => format!("{} | (string & {{}})", literals(ids, depth)),
        Shape::List(of) => match &**of {
            Shape::AnyOf(_) | Shape::Ids(_) | Shape::KnownIds(_) => format!("({})[]", written(of, depth)),
            of => format!("{}[]", written(of, depth)),
        },
        Shape::Pair(of) => format!("[{0}, {0}]", written(of, depth)),
        Shape::Object(keys) => object(keys, depth),
        Shape::AnyOf(shapes) => union(shapes, depth),
        Shape::Named(name) => (*name).to_owned(),
    }
}

fn union(shapes: &[Shape], depth: usize) -> String {
    shapes.iter().map(|shape| written(shape, depth)).collect::<Vec<_>>().join(" | ")
}

/// Ids as literals, in rows.
fn literals(ids: &[String], depth: usize) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    let one_row = ids.join(" | ");
    if one_row.len() + 30 <= WIDTH {
        return one_row;
    }
    let indent = "  ".repeat(depth + 1);
    let (mut out, mut row) = (String::new(), String::new());
    for id in ids {
        if indent.len() + row.len() + id.len() + 3 > WIDTH {
            out.push_str(&format!("\n{indent}{}", row.trim_end()));
            row.clear();
        }
        row.push_str(&format!("| {id} "));
    }
    format!("{out}\n{indent}{}", row.trim_end())
}

fn object(keys: &[Key], depth: usize) -> String {
    if let [Key { name, about, optional: false, shape }] = keys
        && about.is_empty()
        && !matches!(shape, Shape::Object(_))
    {
        return format!("{{ {name}: {} }}", written(shape, depth));
    }
    let mut out = "{\n".to_owned();
    let indent = "  ".repeat(depth + 1);
    for Key { name, about, optional, shape } in keys {
        comment(&mut out, about, depth + 1);
        // What may be absent may be undefined too, also where a project tells the two apart.
        let (mark, undefined) = if *optional { ("?", " | undefined") } else { ("", "") };
        line(&mut out, &format!("{indent}{name}{mark}: {}{undefined};", written(shape, depth + 1)));
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}

#[cfg(test)]
mod tests {
    use super::super::shape::{exactly, key, list, may, or_null};
    use super::*;

    #[test]
    fn each_shape_has_its_type() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        for (shape, expected) in [
            (or_null(Shape::Text), "string | null"),
            (list(or_null(Shape::Number)), "(number | null)[]"),
            (list(list(Shape::YesNo)), "boolean[][]"),
            (list(Shape::Ids(ids(&["a", "b"]))), "(\"a\" | \"b\")[]"),
            (Shape::KnownIds(ids(&["a"])), "\"a\" | (string & {})"),
            (Shape::Pair(Box::new(Shape::Number)), "[number, number]"),
            (Shape::Object(vec![key("a", "", exactly("b"))]), "{ a: \"b\" }"),
            (
                Shape::Object(vec![key("a", "", Shape::Named("B")), may("c", "Why */ not.", Shape::Null)]),
                "{\n  a: B;\n  /** Why * / not. */\n  c?: null | undefined;\n}",
            ),
        ] {
            assert_eq!(written(&shape, 0), expected);
        }
    }

    #[test]
    fn no_row_is_wider_than_a_screen() {
        let ids: Vec<String> = (0..100).map(|id| format!("id-{id}")).collect();
        let about = "word ".repeat(100);
        let types = Types(vec![
            Type { name: "A", about: "", shape: Shape::Ids(ids) },
            Type { name: "B", about: "", shape: Shape::Object(vec![key("a", about.trim(), Shape::Null)]) },
        ]);
        let out = declaration(&types, &[]);
        assert!(out.lines().all(|line| line.chars().count() <= WIDTH), "{out}");
        assert_eq!(out.matches("\"id-").count(), 100);
        assert_eq!(out.matches("word").count(), 100);
    }
}
