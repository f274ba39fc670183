// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "./IMarket.sol";

/// @title What an order says, and whether that makes sense: its hash, its limits, its price, its journal. Pure but for the clock.
library Terms {
    bytes32 internal constant ORDER_TYPEHASH = keccak256(
        "Order(address client,uint256 nonce,address payer,bytes4 selector,bytes32 fallbackSelectors,bytes32 programId,bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,bool journalHidden,uint8 predicate,uint8 prefixBytes,bytes32 expected,address token,uint96 minPrice,uint96 maxPrice,uint64 rampStart,uint32 rampSeconds,uint96 collateral,uint64 lockSeconds,uint64 deadline,address callback,uint32 callbackGas,address matcher,uint16 matcherFeeBps)"
    );
    bytes32 internal constant LOCK_TYPEHASH = keccak256(
        "LockRequest(bytes32 orderDigest,address operator,address payout,uint96 minPrice,uint8 round,uint64 expiry)"
    );
    bytes32 internal constant CANCEL_TYPEHASH = keccak256("Cancel(bytes32 orderDigest,uint64 expiry)");
    bytes32 internal constant REPLACE_TYPEHASH =
        keccak256("Replace(bytes32 oldDigest,bytes32 newDigest,uint64 expiry)");

    uint256 internal constant MAX_JOURNAL_BYTES = 65536;
    uint64 internal constant MIN_LOCK_SECONDS = 1;
    uint64 internal constant MAX_LOCK_SECONDS = 30 days;
    uint64 internal constant MAX_ORDER_SECONDS = 30 days;
    uint16 internal constant MAX_MATCHER_FEE_BPS = 300;
    uint32 internal constant MAX_CALLBACK_GAS = 2_000_000;

    uint256 private constant ORDER_BYTES = 26 * 32;

    /// @dev Every field is one word, so EIP-712's encoding of the struct is its ABI encoding, which is copied as it came: a field
    /// with dirty bits makes another digest, and `check` refuses it.
    function hash(IMarket.Order calldata order) internal pure returns (bytes32 digest) {
        bytes32 typehash = ORDER_TYPEHASH;
        uint256 bytes_ = ORDER_BYTES;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typehash)
            calldatacopy(add(free, 32), order, bytes_)
            digest := keccak256(free, add(bytes_, 32))
        }
    }

    /// @dev The event Opened, with the order copied as it came: `check` has refused dirty bits.
    function emitOpened(IMarket.Order calldata order, bytes32 digest) internal {
        bytes32 topic = IMarket.Opened.selector;
        uint256 bytes_ = ORDER_BYTES;
        address client = order.client;
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, order, bytes_)
            log3(free, bytes_, topic, digest, client)
        }
    }

    /// @notice Who pays and is refunded.
    function payerOf(IMarket.Order calldata order) internal pure returns (address) {
        return order.payer == address(0) ? order.client : order.payer;
    }

    /// @notice Refuses terms that nobody could settle, or that are not in their one canonical form. Tokens and verifiers are
    /// the market's to check.
    function check(IMarket.Order calldata order) internal view {
        // Reading a field refuses dirty bits; these are read nowhere else before the order is emitted.
        (order.maxCycles, order.rampStart, order.rampSeconds, order.collateral, order.journalHidden);
        if (order.maxPrice == 0 || order.minPrice > order.maxPrice) {
            revert IMarket.PriceRangeInvalid(order.minPrice, order.maxPrice);
        }
        if (order.maxJournalBytes > MAX_JOURNAL_BYTES) {
            revert IMarket.JournalTooLong(order.maxJournalBytes, MAX_JOURNAL_BYTES);
        }
        if (order.lockSeconds < MIN_LOCK_SECONDS || order.lockSeconds > MAX_LOCK_SECONDS) {
            revert IMarket.LockSecondsOutOfRange(order.lockSeconds, MIN_LOCK_SECONDS, MAX_LOCK_SECONDS);
        }
        if (order.deadline <= block.timestamp || order.deadline > block.timestamp + MAX_ORDER_SECONDS) {
            revert IMarket.DeadlineOutOfRange(order.deadline, block.timestamp + 1, block.timestamp + MAX_ORDER_SECONDS);
        }
        if (!_predicateMakesSense(order)) revert IMarket.PredicateInvalid();
        if (order.matcherFeeBps > MAX_MATCHER_FEE_BPS) {
            revert IMarket.FeeOutOfRange(order.matcherFeeBps, MAX_MATCHER_FEE_BPS);
        }
        if ((order.matcher == address(0)) != (order.matcherFeeBps == 0) || order.matcher == address(this)) {
            revert IMarket.MatcherInvalid(order.matcher, order.matcherFeeBps);
        }
        if (
            (order.callback == address(0)) != (order.callbackGas == 0) || order.callbackGas > MAX_CALLBACK_GAS
                || order.callback == address(this)
        ) revert IMarket.CallbackInvalid(order.callback, order.callbackGas, MAX_CALLBACK_GAS);
    }

    function _predicateMakesSense(IMarket.Order calldata order) private pure returns (bool) {
        if (order.predicate == IMarket.Predicate.ANY) return order.prefixBytes == 0 && order.expected == 0;
        if (order.predicate == IMarket.Predicate.DIGEST) return order.prefixBytes == 0 && order.expected != 0;
        uint256 n = order.prefixBytes;
        return !order.journalHidden && n != 0 && n <= 32 && n <= order.maxJournalBytes
            && uint256(order.expected) << (8 * n) == 0; // nothing behind the prefix
    }

    /// @notice The digest of a shown journal; reverts when the order does not take it.
    function journalDigest(IMarket.Order calldata order, bytes calldata journal)
        internal
        pure
        returns (bytes32 digest)
    {
        if (order.journalHidden) {
            if (journal.length != 32) revert IMarket.JournalTooLong(journal.length, 32);
            digest = bytes32(journal);
        } else {
            if (journal.length > order.maxJournalBytes) {
                revert IMarket.JournalTooLong(journal.length, order.maxJournalBytes);
            }
            digest = sha256(journal);
        }
        if (order.predicate == IMarket.Predicate.DIGEST) {
            if (digest != order.expected) revert IMarket.JournalRefused(digest);
        } else if (order.predicate == IMarket.Predicate.PREFIX) {
            uint256 n = order.prefixBytes;
            // A journal below 32 bytes is filled with zeros here, hence its length is looked at, too.
            if (journal.length < n || uint256(bytes32(journal) ^ order.expected) >> (256 - 8 * n) != 0) {
                revert IMarket.JournalRefused(digest);
            }
        }
    }

    /// @notice minPrice up to rampStart, maxPrice from its end on, and in between on the line, rounded down.
    function priceAt(IMarket.Order calldata order, uint256 time) internal pure returns (uint256) {
        if (time >= uint256(order.rampStart) + order.rampSeconds) return order.maxPrice;
        if (time <= order.rampStart) return order.minPrice;
        uint256 risen = uint256(order.maxPrice - order.minPrice) * (time - order.rampStart) / order.rampSeconds;
        return order.minPrice + risen;
    }

    /// @notice Whether the client takes a proof of this verifier.
    function accepts(IMarket.Order calldata order, bytes4 selector) internal pure returns (bool) {
        if (selector == order.selector) return true;
        for (bytes32 rest = order.fallbackSelectors; bytes4(rest) != 0; rest <<= 32) {
            if (selector == bytes4(rest)) return true;
        }
        return false;
    }
}
