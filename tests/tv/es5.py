"""What of a script a television of 2018 cannot read or does not have."""

import re

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

JAVASCRIPT = Language(tree_sitter_javascript.language())
STATEMENTS = """
break_statement catch_clause continue_statement debugger_statement do_statement
else_clause empty_statement expression_statement finally_clause for_in_statement
for_statement function_declaration if_statement labeled_statement return_statement
statement_block switch_body switch_case switch_default switch_statement throw_statement
try_statement variable_declaration variable_declarator while_statement
"""
EXPRESSIONS = """
arguments array assignment_expression augmented_assignment_expression binary_expression
call_expression formal_parameters function_expression member_expression new_expression
object pair parenthesized_expression sequence_expression subscript_expression
ternary_expression unary_expression update_expression
"""
WORDS = """
comment escape_sequence false identifier null number program property_identifier regex
regex_flags regex_pattern statement_identifier string string_fragment this true undefined
"""
MARKS = """
! != !== % %= & && &= ' ( ) * *= + ++ += , - -- -= . / /= : ; < << <<= <= = == === > >=
>> >>= >>> >>>= ? [ ] ^ ^= break case catch continue debugger default delete do else
finally for function if in instanceof new return switch throw try typeof var void while {
| |= || } ~
"""
ES5 = frozenset(f"{STATEMENTS} {EXPRESSIONS} {WORDS} {MARKS}".split()) | {'"'}
NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|\d*\.?\d*(?:[eE][-+]?\d+)?", re.ASCII)
FLAGS = re.compile(r"[gim]*")
# What engines learned after Chromium 53, and what ES5 does without.
NEWER = frozenset(
    """
AbortController IntersectionObserver Promise Proxy ResizeObserver append at entries fetch
flat flatMap fromEntries getAnimations matchAll padEnd padStart prepend queueMicrotask
replaceAll replaceChildren replaceWith requestIdleCallback scrollIntoView structuredClone
toggleAttribute
""".split()
)
SCROLLS = {"scroll", "scrollTo", "scrollBy"}


def too_new(script: str) -> list[str]:
    """Each thing that is newer, with its line: ["3: arrow_function"]."""
    tree = Parser(JAVASCRIPT).parse(script.encode())
    return [
        f"{node.start_point.row + 1}: {fault}"
        for node in every(tree.root_node)
        for fault in faults(node)
    ]


def every(node: Node):
    """A node and all below it."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += reversed(found.children)


def faults(node: Node):
    """What is too new about one node."""
    text = node.text.decode()
    if node.is_error or node.is_missing:
        yield f"cannot be read: {text[:40]}"
    elif node.type not in ES5:
        yield node.type
    elif node.type == "number" and not NUMBER.fullmatch(text):
        yield f"number {text}"
    elif node.type == "regex_flags" and not FLAGS.fullmatch(text):
        yield f"flags {text}"
    elif node.type in ("identifier", "property_identifier") and text in NEWER:
        yield text
    elif node.type == "catch_clause" and not node.child_by_field_name("parameter"):
        yield "catch without a name"
    elif node.type in ("arguments", "formal_parameters") and has_last_comma(node):
        yield "last comma"
    elif node.type == "call_expression" and scrolls_by_options(node):
        yield "options of scrolling"


def has_last_comma(node: Node) -> bool:
    """Whether a list in parentheses ends with a comma."""
    return node.child_count > 2 and node.children[-2].type == ","


def scrolls_by_options(call: Node) -> bool:
    """Whether it is scrollTo({...}), which Chromium learned in 61."""
    called = call.child_by_field_name("function").text.decode().rsplit(".", 1)[-1]
    given = call.child_by_field_name("arguments").named_children
    return called in SCROLLS and any(each.type == "object" for each in given)
