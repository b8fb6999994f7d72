//! Bytes into the numbers and parts of a binary format, never past the end.

/// The bytes that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next four bytes, a name.
    pub(super) fn name(&mut self) -> Option<[u8; 4]> {
        self.take(4)?.try_into().ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A number of two bytes, the highest first.
    pub(super) fn big16(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    /// A number of four bytes, the highest first.
    pub(super) fn big32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A number of eight bytes, the highest first.
    pub(super) fn big64(&mut self) -> Option<u64> {
        Some(u64::from_be_bytes(self.take(8)?.try_into().ok()?))
    }

    /// A number of two bytes, the lowest first.
    pub(super) fn little16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    /// A number of four bytes, the lowest first.
    pub(super) fn little32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// Whether `wanted` stands somewhere in `bytes`.
pub(super) fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    positions(bytes, wanted).next().is_some()
}

/// Where `wanted` stands in `bytes`.
pub(super) fn positions<'a>(bytes: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(wanted.len()).enumerate().filter(move |(_, window)| *window == wanted).map(|(at, _)| at)
}

/// A chunk of a RIFF file (WebP, WAV): its name and content, the padding skipped.
pub(super) fn riff_chunk<'a>(bytes: &mut Bytes<'a>) -> Option<([u8; 4], &'a [u8])> {
    let name = bytes.name()?;
    let length = usize::try_from(bytes.little32()?).ok()?;
    let content = bytes.take(length)?;
    if length % 2 == 1 {
        bytes.take(1);
    }
    Some((name, content))
}
