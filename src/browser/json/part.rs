//! A part of parsed JSON as serde's data model.

use {
    super::Misfit,
    js_sys::{Array, Object, Reflect},
    serde::{
        de::{
            DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
            VariantAccess, Visitor, value::U64Deserializer,
        },
        forward_to_deserialize_any,
    },
    std::{mem, slice},
    wasm_bindgen::{JsCast, JsValue},
};

/// A number, text, list or object.
pub(super) struct Part(pub(super) JsValue);

impl Part {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "numbers of the wire are whole and below 2^53"
    )]
    fn number(&self) -> Result<i64, Misfit> {
        self.0.as_f64().map(|number| number as i64).ok_or(Misfit)
    }

    fn text(&self) -> Result<String, Misfit> {
        self.0.as_string().ok_or(Misfit)
    }

    fn list(self) -> Result<Items, Misfit> {
        let list = self.0.dyn_into().map_err(|_| Misfit)?;
        Ok(Items { list, next: 0 })
    }

    /// The entries of an object, as lists of name and value.
    fn entries(&self) -> Result<Items, Misfit> {
        let object: &Object = self.0.dyn_ref().ok_or(Misfit)?;
        Ok(Items {
            list: Object::entries(object),
            next: 0,
        })
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            visitor.visit_i64(self.number()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Part {
    type Error = Misfit;

    whole_numbers!(deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64);
    whole_numbers!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_bool(self.0.as_bool().ok_or(Misfit)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_map(Entries {
            entries: self.entries()?,
            value: JsValue::UNDEFINED,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(Fields {
            object: self.0,
            names: fields.iter(),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(Variant::of(self, variants)?)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple_struct identifier
    }
}

/// The number of a field or variant in its type's list of names.
fn number(index: usize) -> U64Deserializer<Misfit> {
    (index as u64).into_deserializer()
}

/// The parts of a list.
struct Items {
    list: Array,
    next: u32,
}

impl Items {
    fn take(&mut self) -> Option<JsValue> {
        let item = (self.next < self.list.length()).then(|| self.list.get(self.next));
        self.next += 1;
        item
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        self.take()
            .map(|item| seed.deserialize(Part(item)))
            .transpose()
    }
}

/// An object whose names are anything.
struct Entries {
    entries: Items,
    value: JsValue,
}

impl Entries {
    fn take(&mut self) -> Option<JsValue> {
        let entry: Array = self.entries.take()?.unchecked_into();
        self.value = entry.get(1);
        Some(entry.get(0))
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        self.take()
            .map(|name| seed.deserialize(Part(name)))
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(Part(mem::replace(&mut self.value, JsValue::UNDEFINED)))
    }
}

/// The fields of a type, in its order. Serde's code for a list is half as large as that for names and values: there is
/// no name to be told from others, and none can be missing or come twice.
struct Fields {
    object: JsValue,
    names: slice::Iter<'static, &'static str>,
}

impl Fields {
    /// The next value. Apart, so that it is there once and not once a type.
    #[inline(never)]
    fn take(&mut self) -> Option<JsValue> {
        let name = self.names.next()?;
        Reflect::get(&self.object, &(*name).into()).ok()
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        let value = self.take().ok_or(Misfit)?;
        let missing = value.is_undefined();
        match seed.deserialize(Part(value)) {
            // Serde takes the field's default, or fails where it has none.
            Err(_) if missing => Ok(None),
            field => field.map(Some),
        }
    }
}

/// A variant: its name alone, or an object with its name over what it holds.
struct Variant {
    index: usize,
    content: JsValue,
}

impl Variant {
    fn of(part: Part, variants: &[&str]) -> Result<Self, Misfit> {
        let (name, content) = if let Ok(name) = part.text() {
            (name, JsValue::UNDEFINED)
        } else {
            let entry: Array = part.entries()?.take().ok_or(Misfit)?.unchecked_into();
            (Part(entry.get(0)).text()?, entry.get(1))
        };
        let index = variants.iter().position(|variant| **variant == *name);
        Ok(Self {
            index: index.ok_or(Misfit)?,
            content,
        })
    }
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Misfit;
    type Variant = Part;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Part), Misfit> {
        Ok((seed.deserialize(number(self.index))?, Part(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Part {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_struct("", fields, visitor)
    }
}
