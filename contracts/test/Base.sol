// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockVerifier, TestToken} from "./Mocks.sol";
import {Test} from "./Test.sol";

/// A market with a mock verifier, one ERC-20, a client with a key, two provers, and money in everybody's balance.
abstract contract Base is Test {
    bytes4 internal constant SELECTOR = 0x11223344;
    bytes4 internal constant OTHER_SELECTOR = 0x55667788;
    uint256 internal constant CLIENT_KEY = 0xA11CE;
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant FUNDS = 100 ether;
    uint256 internal constant PRICE = 3 ether;
    uint256 internal constant COLLATERAL = 2 ether;
    address internal constant GUARDIAN = address(0x6a4d);
    address internal constant PROVER = address(0x9401);
    address internal constant RIVAL = address(0x9402);
    address internal constant PAYOUT = address(0xBA41);
    address internal constant RIVAL_PAYOUT = address(0xBA42);
    address internal constant CARRIER = address(0xCA44);
    bytes internal constant JOURNAL = "journal";

    address internal client;
    TestToken internal token;
    VerifierRegistry internal registry;
    MockVerifier internal verifier;
    Market internal market;

    function setUp() public virtual {
        vm.warp(NOW);
        client = vm.addr(CLIENT_KEY);
        token = new TestToken();
        verifier = new MockVerifier(SELECTOR);
        registry = new VerifierRegistry(address(this), GUARDIAN, 0);
        registry.add(SELECTOR, verifier);
        registry.add(OTHER_SELECTOR, new MockVerifier(OTHER_SELECTOR));
        market = new Market(registry, address(token));
        fund(client);
        fund(PROVER);
        fund(RIVAL);
    }

    function fund(address account) internal {
        vm.deal(address(this), FUNDS);
        market.depositFor{value: FUNDS}(address(0), account, FUNDS);
        token.mint(address(this), FUNDS);
        token.approve(address(market), FUNDS);
        market.depositFor(address(token), account, FUNDS);
    }

    function newOrder(address payToken) internal view returns (IMarket.Order memory) {
        return IMarket.Order({
            client: client,
            nonce: 1,
            selector: SELECTOR,
            programId: bytes32(uint256(0xabcdef)),
            programDigest: sha256("elf"),
            inputDigest: sha256("input"),
            maxCycles: 1000,
            maxJournalBytes: 64,
            token: payToken,
            price: PRICE,
            collateral: COLLATERAL,
            lockSeconds: 100,
            deadline: uint64(NOW + 1000)
        });
    }

    function sign(IMarket.Order memory order) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(CLIENT_KEY, market.orderDigest(order));
        return abi.encodePacked(r, s, v);
    }

    function open(IMarket.Order memory order) internal returns (bytes32) {
        bytes memory signature = sign(order);
        vm.prank(CARRIER);
        return market.open(order, signature);
    }

    /// An opened order in the native coin.
    function opened() internal returns (IMarket.Order memory order) {
        order = newOrder(address(0));
        open(order);
    }

    /// An order in the native coin that PROVER has locked for PAYOUT.
    function locked() internal returns (IMarket.Order memory order) {
        order = opened();
        lock(order);
    }

    function lock(IMarket.Order memory order) internal {
        vm.prank(PROVER);
        market.lock(order, PAYOUT);
    }

    function prove(IMarket.Order memory order, bytes memory journal, address payout)
        internal
        view
        returns (bytes memory)
    {
        uint256 context = market.contextOf(market.orderDigest(order), payout);
        return verifier.prove(order.programId, sha256(journal), context);
    }

    function fulfil(IMarket.Order memory order, address payout) internal {
        bytes memory proof = prove(order, JOURNAL, payout);
        vm.prank(CARRIER);
        market.fulfil(order, JOURNAL, payout, proof);
    }

    function recordOf(IMarket.Order memory order) internal view returns (IMarket.Record memory) {
        return market.orders(market.orderDigest(order));
    }

    function checkState(IMarket.Order memory order, IMarket.State want) internal view {
        eq(uint256(recordOf(order).state), uint256(want), "state");
    }

    function checkBalance(address payToken, address account, uint256 want) internal view {
        eq(market.balanceOf(payToken, account), want, "balance");
    }

    /// Nothing is held for orders any more.
    function checkSettled(address payToken) internal view {
        eq(market.reserved(payToken), 0, "reserved");
        eq(market.collateralHeld(payToken), 0, "collateral held");
    }

    function expectWrongState(IMarket.Order memory order, IMarket.State state) internal {
        bytes32 digest = market.orderDigest(order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongState.selector, digest, state));
    }
}
