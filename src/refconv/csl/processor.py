"""A style, a list of references, and what a document asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from refconv.csl.atoms import Atom, Mark, balanced, plain
from refconv.csl.backends import Backend, backend
from refconv.csl.backends.tagged import Run, runs
from refconv.csl.bibliography import Entry, render_entries
from refconv.csl.cites import Citation, Cite, Position, labelled
from refconv.csl.clusters import ClusterStyle, Rendered, join
from refconv.csl.disambiguation import Rules, disambiguate
from refconv.csl.finish import Piece, finish
from refconv.csl.positions import Place, places
from refconv.csl.sorting import ordered
from refconv.csl.state import PLAIN, Plan, State
from refconv.csl.style import Style
from refconv.model import Reference

_NOWHERE = Place()


class Processor:
    """Render citations and the bibliography of a list of references in one style.

    Citation numbers and year suffixes follow the order of `references`, or
    the style's sort. A processor keeps nothing that one rendering leaves for
    the next; make a new one when the references change.
    """

    def __init__(
        self,
        style: Style,
        references: Sequence[Reference],
        locale: str | None = None,
    ) -> None:
        self.style = style
        self.references = tuple(references)
        self.program = style.program(locale)
        self._index = {reference.id: i for i, reference in enumerate(self.references)}

    @cached_property
    def order(self) -> list[int]:
        """Give the indices of the references in the order of the bibliography."""
        makers = [
            partial(State, reference, number=index + 1)
            for index, reference in enumerate(self.references)
        ]
        return ordered(makers, self.program, "bibliography")

    @cached_property
    def numbers(self) -> list[int]:
        """Give the citation number of each reference."""
        found = [0] * len(self.references)
        for place, index in enumerate(self.order):
            found[index] = place + 1
        return found

    @cached_property
    def plans(self) -> list[Plan]:
        """Give what tells the cite of each reference from the others."""
        if not Rules(self.program).any:
            return [PLAIN] * len(self.references)
        return disambiguate(len(self.references), self.bare_cite, self.program, self.order)

    def bare_cite(self, index: int, plan: Plan) -> tuple[str, State]:
        """Render the short cite of a reference by a plan, as it is held against the others."""
        state = State(self.references[index], plan, Cite(id=""), self.numbers[index])
        state.tally = []
        state.position = Position.SUBSEQUENT  # the short form is the one that may be ambiguous
        state.near = True
        out: list[Atom] = []
        for part in self.program.layout("citation"):
            part(state, out)
        return plain(out), state

    # the bibliography

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of the bibliography in order, as pieces."""
        return render_entries(self.program, self.references, self.order, self.numbers, self.plans)

    def bibliography(self, output: str | Backend = "text") -> list[str]:
        """Give the entries of the bibliography in order; `output` is a back end's name.

        A reference for which the style prints nothing has no entry.
        """
        write = backend(output)
        return [write(entry.pieces) for entry in self.entries() if entry.pieces]

    # citations

    def cite(
        self, citations: Sequence[Citation | Sequence[Cite]], output: str | Backend = "text"
    ) -> list[str]:
        """Render the citations of a document, in its order."""
        write = backend(output)
        return [write(pieces) for pieces in self.cite_pieces(citations)]

    def cite_pieces(self, citations: Sequence[Citation | Sequence[Cite]]) -> list[list[Piece]]:
        """Render the citations of a document as pieces."""
        asked = [c if isinstance(c, Citation) else Citation(cites=tuple(c)) for c in citations]
        orders = [self._sorted(citation) for citation in asked]
        section = self.program.section("citation")
        distance = section.get("near-note-distance", "5") if section is not None else "5"
        where = places(asked, orders, int(distance))
        style = ClusterStyle(self.program)
        out: list[list[Piece]] = []
        for cites, row in zip(orders, where, strict=True):
            rendered = [
                self._cite(cite, place, index == 0)
                for index, (cite, place) in enumerate(zip(cites, row, strict=True))
            ]
            atoms = join(rendered, style)
            out.append(finish(atoms, self.program.locale.quotes))
        return out

    def author_pieces(self, key: str) -> list[Piece]:
        """Render the names of a cite alone, `[]` where the style prints none in citations."""
        state = self._state(Cite(id=key), _NOWHERE)
        out: list[Atom] = []
        for part in self.program.layout("citation"):
            part(state, out)
        names = _names_only(out)
        if names is out:
            names = _first_names(state)
        return finish(names, self.program.locale.quotes)

    def _sorted(self, citation: Citation) -> list[Cite]:
        cites = [labelled(cite) for cite in citation.cites if cite.id in self._index]
        if not citation.sorted or len(cites) < 2 or not self.program.keys("citation"):
            return cites
        makers = [partial(self._state, cite, _NOWHERE) for cite in cites]
        return [cites[i] for i in ordered(makers, self.program, "citation")]

    def _state(self, cite: Cite, place: Place) -> State:
        index = self._index[cite.id]
        state = State(self.references[index], self.plans[index], cite, self.numbers[index])
        state.position, state.near, state.first_note = place
        return state

    def _cite(self, cite: Cite, place: Place, leading: bool) -> Rendered:
        def again() -> list[Atom]:
            return self._atoms(cite, place, True, leading)

        hidden = cite.form == "suppress-author"
        atoms = self._atoms(cite, place, hidden, leading)
        index = self._index[cite.id]
        people = tuple(map(str, self.references[index].author))
        return Rendered(cite, atoms, self.numbers[index], self.plans[index].suffix, people, again)

    def _atoms(self, cite: Cite, place: Place, hidden: bool, leading: bool) -> list[Atom]:
        state = self._state(cite, place)
        state.hidden = hidden
        state.leading = leading
        out: list[Atom] = []
        for part in self.program.layout("citation"):
            part(state, out)
        if cite.form == "author-only":
            out = _names_only(out)
        return out


def _first_names(state: State) -> list[Atom]:
    """Give the family names of a work, for styles whose citations have only numbers."""
    reference = state.reference
    names = reference.author or reference.editor
    families = [name.literal or name.family or name.given or "" for name in names]
    if len(families) > 2 or (families and reference.et_al):
        return [f"{families[0]} et al."]
    return [" and ".join(families)] if families else []


def _names_only(atoms: list[Atom]) -> list[Atom]:
    """Keep the first names of a cite, or all of it where it has none."""
    for index, atom in enumerate(atoms):
        if type(atom) is Mark and atom.kind == "names":
            return atoms[index : balanced(atoms, index) + 1]
    return atoms


def tagged(processor: Processor) -> list[list[Run]]:
    """Give the entries of the bibliography, in its order, as tagged runs."""
    return [runs(entry.pieces) for entry in processor.entries()]
