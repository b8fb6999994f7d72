//! The numbers of a text that follow the figures of a claim.

use super::bind::Binder;
use super::{Binding, FigureUse};

/// Take up the numbers of a text among its `bindings`, which run parallel to its references.
pub(super) fn take_up(text: &Binder<'_>, bindings: &mut [Binding], uses: &mut Vec<FigureUse>) {
    for (reference, binding) in text.body.references.iter().zip(bindings) {
        let (Some(figure), Binding::Record { key, .. }) = (&reference.figure, &*binding) else { continue };
        let claim = key.clone();
        *binding = Binding::Figure(uses.len());
        uses.push(FigureUse {
            entry: text.entry.key.clone(),
            language: text.language.clone(),
            claim,
            series: figure.series.clone(),
            text: reference.text.clone(),
            span: reference.span,
        });
    }
}
